/** Everything below the waves, and the head of the page. */
const tones = { Completed: "good", Running: "", Planned: "", Paused: "warn", Halted: "bad", Contained: "bad", RolledBack: "bad", Aborted: "bad" };

function drawHead() {
  const { rollout, summary } = report;
  const total = Object.values(summary).reduce((sum, n) => sum + n, 0);
  const inWaves = total - (summary.Skipped ?? 0) - (summary.Excluded ?? 0);
  const trouble = (summary.Failed ?? 0) + (summary.Stuck ?? 0);
  const done = (summary.Deployed ?? 0) + (summary.Contained ?? 0);
  const fact = (term, ...texts) => make("div", {}, make("dt", {}, term), make("dd", {}, ...texts));
  const tile = (value, text, tone = "") => make("div", { class: `tile card ${tone}` }, make("b", {}, value), make("span", {}, text));
  const share = make("div", { class: "share", role: "img", "aria-label": Object.entries(summary).map(([s, n]) => `${n} ${plain(s)}`).join(", ") },
    Object.entries(summary).sort((x, y) => severities.indexOf(x[0]) - severities.indexOf(y[0])).map(([state, n]) => part(state, n)));
  put(at("head"),
    make("div", { class: "title" }, make("h1", {}, rollout.id), make("span", { class: `badge ${tones[rollout.state] ?? ""}` }, plain(rollout.state))),
    make("dl", { class: "facts" },
      fact("At", make("time", { datetime: report.at }, momentOf(report.at))),
      fact("Started", `${momentOf(rollout.startedAt)} by ${rollout.startedBy}`),
      rollout.expectedEnd && fact("Expected end", momentOf(rollout.expectedEnd)),
      rollout.delivery && fact("Delivery", rollout.delivery),
      fact("Remediation", report.remediation.mode),
      fact("Packs", rollout.packs.map(pack => `${pack.name} (${count(pack.rules, "rule")})`).join(", ")),
      rollout.planHash && fact("Plan", make("code", {}, rollout.planHash))),
    rollout.isRehearsal && make("p", { class: "notice calm" }, "A rehearsal: a simulated organization, in virtual time. Nothing real was touched."),
    (rollout.reason || rollout.advice) && make("div", { class: `notice ${rollout.reason ? "" : "calm"}` },
      rollout.reason && make("p", {}, make("b", {}, "Why it stands: "), rollout.reason),
      rollout.advice && make("p", {}, make("b", {}, "Next: "), rollout.advice)),
    make("div", { class: "tiles" },
      tile(whole.format(inWaves), "targets in waves"),
      tile(inWaves === 0 ? "–" : `${Math.floor(done / inWaves * 1000) / 10} %`, `${whole.format(done)} have the packs`, trouble === 0 && done === inWaves && done > 0 ? "good" : ""),
      tile(whole.format(trouble), "failed or stuck", trouble > 0 ? "bad" : ""),
      tile(report.drift ? whole.format(report.drift.drifted) : "–", report.drift ? "drifted" : "drift not looked for", report.drift?.drifted > 0 ? "warn" : ""),
      tile(whole.format((summary.Skipped ?? 0) + (summary.Excluded ?? 0)), "left out, with a reason"),
      tile(whole.format(report.exceptions.filter(e => e.inForce).length), "exceptions in force")),
    total > 0 && share);
}

function drawDrift() {
  const section = at("drift"), drift = report.drift;
  if (!drift) return section.append(make("p", { class: "soft" }, "Nobody has looked yet. Run “pciautoheal drift”, then make the report again."));
  section.append(make("p", { class: "soft" },
    `${momentOf(drift.checkedAt)}: ${count(drift.targets, "target")} looked at, ${whole.format(drift.drifted)} drifted, ${whole.format(drift.unreadable)} could not be read.`));
  if (drift.items.length === 0) return;
  const kinds = [...drift.items.reduce((sums, item) => sums.set(item.kind, (sums.get(item.kind) ?? 0) + 1), new Map())].sort((x, y) => y[1] - x[1]);
  const wanted = new Set(), most = kinds[0][1];
  const items = list({ label: "Drift", empty: "No drift matches.", columns: [
    { name: "Kind", width: "13rem", key: i => i.kind, text: i => plain(i.kind) + (i.isNew ? ", new" : "") },
    { name: "Account", width: "8.5rem", kind: "mono", key: i => i.account, text: i => i.account },
    { name: "Region", width: "9.5rem", kind: "mono", key: i => i.region ?? "", text: i => i.region ?? "–" },
    { name: "What", width: "15%", key: i => i.subject, text: i => i.subject || "–" },
    { name: "Expected", width: "14%", text: i => i.expected },
    { name: "Found", width: "14%", text: i => i.actual },
    { name: "Cause", width: "18%", key: i => i.cause ?? "", text: i => i.cause ?? "unknown" },
    { name: "Since", width: "10rem", kind: "num", key: i => i.since ?? "", text: i => momentOf(i.since) },
  ] });
  const box = finder("Find drift …", drift.items, i => Object.values(i).join(" "), items, i => wanted.size === 0 || wanted.has(i.kind));
  section.append(make("ul", { class: "kinds" }, kinds.map(([kind, n]) => {
    const line = make("i");
    line.style.width = `${n / most * 100}%`;
    return make("li", {}, make("button", { type: "button", "aria-pressed": "false", onclick: e => {
      if (!wanted.delete(kind)) wanted.add(kind);
      e.currentTarget.setAttribute("aria-pressed", String(wanted.has(kind)));
      box.find();
    } }, plain(kind), make("span", { class: "line", "aria-hidden": "true" }, line), make("span", { class: "num" }, whole.format(n))));
  })), box, items.element);
}

function drawCoverage() {
  const section = at("coverage"), coverage = report.coverage;
  if (!coverage) return section.append(make("p", { class: "soft" },
    `The release that was rolled out was not at hand when this report was made, so its coverage is not known. Its hash is ${report.rollout.content}.`));
  const handling = new Map(coverage.rules.map(rule => [rule.rule, rule.handling]));
  const standards = [...new Set(coverage.requirements.map(row => row.standard))];
  const place = make("div", { class: "card groups" });
  const show = standard => place.replaceChildren(...requirements(coverage.requirements.filter(row => row.standard === standard), handling));
  const tabs = standards.map((standard, n) => make("button", { type: "button", "aria-pressed": String(n === 0), onclick: e => {
    tabs.forEach(tab => tab.setAttribute("aria-pressed", String(tab === e.currentTarget)));
    show(standard);
  } }, `PCI DSS ${standard}`));
  const n = word => coverage.rules.filter(rule => rule.handling === word).length;
  section.append(
    make("p", { class: "soft" }, `${count(coverage.rules.length, "rule")} in the packs of this rollout, which ${count((report.summary.Deployed ?? 0) + (report.summary.Contained ?? 0), "target has", "targets have")}. `
      + "Requirement numbers only; not every requirement can be checked by a rule."),
    make("ul", { class: "legend" }, [["auto", `${n("auto")} can heal by themselves`], ["gated", `${n("gated")} after an approval`], ["manual", `${n("manual")} need a person`]]
      .map(([color, text]) => make("li", {}, swatch(color), text))),
    make("h3", {}, "By requirement"), make("div", { class: "tabs", role: "group", "aria-label": "Standard" }, tabs), place);
  if (standards.length > 0) show(standards[0]); else place.remove();
}

/** Requirement 1 … 12 and the appendices, each with what is below it. */
function requirements(rows, handling) {
  const groups = new Map();
  for (const row of rows) {
    const [first] = row.requirement.split(".");
    groups.set(first, [...groups.get(first) ?? [], row]);
  }
  const words = ["auto", "gated", "manual"];
  const bar = n => make("span", { class: "three", role: "img", "aria-label": `${n.auto} by themselves, ${n.gated} after approval, ${n.manual} by a person` },
    words.filter(word => n[word] > 0).map(word => part(word, n[word])));
  return [...groups].map(([first, below]) => {
    const rules = [...new Set(below.flatMap(row => row.rules))];
    const sums = Object.fromEntries(words.map(word => [word, rules.filter(rule => handling.get(rule) === word).length]));
    return make("details", { class: "group" },
      make("summary", {}, make("b", {}, /^\d/.test(first) ? `Requirement ${first}` : `Appendix ${first}`), bar(sums), make("span", { class: "num soft" }, count(rules.length, "rule"))),
      below.map(row => make("details", {},
        make("summary", {}, make("span", { class: "num" }, row.requirement), bar(row), make("span", { class: "num soft" }, count(row.rules.length, "rule"))),
        make("ul", { class: "rules" }, row.rules.map(rule => make("li", {}, swatch(handling.get(rule) ?? "manual"), make("code", {}, rule.toLowerCase().replaceAll("_", "-"))))))));
  });
}

const modes = { detect: "Packs evaluate; nothing is remediated.", "dry-run": "Documents run, read, and say what they would do; nothing is changed.",
  heal: "Documents heal what rules find, each within its own role." };

function drawRemediation() {
  const { mode, packs, runs } = report.remediation, section = at("remediation");
  section.append(make("p", {}, make("b", {}, `The spec says ${mode}. `), modes[mode] ?? ""));
  const differ = packs.filter(pack => pack.mode !== mode);
  if (differ.length > 0) section.append(make("p", { class: "notice" },
    `${count(differ.length, "pack")} of ${whole.format(packs.length)} were put last in another mode than the spec says, as containing does.`));
  const alike = Object.values(Object.groupBy(packs, pack => `${pack.pack} ${pack.mode}`));
  if (packs.length > 0) section.append(make("h3", {}, "The mode in force"), scrolling(table("Packs and their mode",
    ["Pack", "Mode", "Regions", "Put last"], alike.map(same => [
      make("code", {}, same[0].pack), same[0].mode, make("code", {}, same.map(pack => pack.region).join(", ")),
      momentOf(same.reduce((last, pack) => pack.at > last ? pack.at : last, ""))]))));
  section.append(runs === null
    ? make("p", { class: "soft" }, "What the documents did is not on record in this ledger.")
    : table("Outcomes", ["Outcome", "Runs"], Object.entries(runs).map(([outcome, n]) => [plain(outcome), whole.format(n)])));
}

function drawExceptions() {
  const section = at("exceptions"), names = new Map(data.id.map((id, n) => [id, data.name[n]]));
  if (report.exceptions.length === 0) return section.append(make("p", { class: "soft" }, "The spec leaves no account out."));
  const day = Date.parse(report.at.slice(0, 10));
  const until = e => e.expires === null ? "for good"
    : e.inForce ? `${e.expires}, in ${count(Math.round((Date.parse(e.expires) - day) / 864e5), "day")}` : `${e.expires}, has passed`;
  section.append(scrolling(table("Accounts that the spec leaves out", ["Account", "Name", "Reason", "Owner", "Expires", "State"],
    report.exceptions.map(e => [make("code", {}, e.account), names.get(e.account) || "–", e.reason, e.owner ?? "nobody is named", until(e),
      make("span", { class: `badge ${e.inForce ? "" : "bad"}` }, e.inForce ? "in force" : "not honoured")]))));
}

/** A table that a narrow screen scrolls sideways, with the keyboard as well. */
const scrolling = content => make("div", { class: "card scroll", tabindex: "0", role: "group", "aria-label": content.caption.textContent }, content);

const table = (caption, heads, rows) => make("table", { class: "plain" }, make("caption", { class: "unseen" }, caption),
  make("thead", {}, make("tr", {}, heads.map(text => make("th", { scope: "col" }, text)))),
  make("tbody", {}, rows.map(cells => make("tr", {}, cells.map(cell => make("td", {}, cell))))));
