/** When each wave was in which state; every bar is said in words beside it. */
const looks = { Deploying: "Deploying", Baking: "Baking", Paused: "Waiting", Halted: "Failed", Contained: "Contained", Running: "Deploying",
  Promoted: "Deployed", Completed: "Deployed", RolledBack: "RolledBack", Aborted: "Gone", Planned: "Pending", Pending: "Pending" };

function drawWaves() {
  const start = Date.parse(report.rollout.startedAt), now = Date.parse(report.at);
  const ends = [report.course, ...report.waves.map(wave => wave.phases)].flat().map(p => p.until === null ? now : Date.parse(p.until));
  const ended = report.course.some(p => ["Completed", "Aborted", "RolledBack"].includes(p.state));
  const end = Math.max(start + 1000, ended ? Math.max(...ends) : now);
  const place = ms => Math.max(0, Math.min(100, (ms - start) / (end - start) * 100));
  const track = phases => make("div", { class: "track", "aria-hidden": "true" }, phases.map(p => {
    const from = Date.parse(p.from), until = p.until === null ? end : Date.parse(p.until);
    const it = make("i", { title: `${plain(p.state)}, ${moment(from)}, ${span(until - from)}` });
    it.style.background = `var(--${looks[p.state] ?? "Pending"})`;
    it.style.left = `min(${place(from)}%, calc(100% - 3px))`;
    it.style.width = `${place(until) - place(from)}%`;
    return it;
  }));
  const lasted = phases => phases.length === 0 ? "" : span((phases.at(-1).until === null ? end : Date.parse(phases.at(-1).until)) - Date.parse(phases[0].from));
  const says = (...texts) => make("span", { class: "says" }, texts.filter(Boolean).join(" · "));
  const ticks = make("div", { class: "ticks", "aria-hidden": "true" }, [0, .25, .5, .75, 1].map(share => {
    const it = make("span", {}, share === 0 ? moment(start) : `+${span((end - start) * share)}`);
    it.style.left = `${share * 100}%`;
    return it;
  }));
  at("tracks").append(make("ol", { class: "tracks card" },
    make("li", {}, make("span", { class: "name" }, "Rollout"), track(report.course), says(plain(report.rollout.state), lasted(report.course))),
    report.waves.map(wave => make("li", {},
      make("span", { class: "name" }, `${wave.number} ${wave.name}`), track(wave.phases),
      says(plain(wave.state), count(wave.accounts, "account"), lasted(wave.phases)))),
    make("li", {}, make("span"), ticks, make("span"))),
  make("ul", { class: "legend" }, [["Deploying", "deploying, running"], ["Baking", "baking"], ["Deployed", "through"], ["Waiting", "waits for a person"],
    ["Failed", "halted"], ["Contained", "contained"]].map(([color, text]) => make("li", {}, swatch(color), text))));
  if (report.waves.length === 0) at("tracks").prepend(make("p", { class: "soft" }, "There is no plan yet, so there are no waves."));
}

const bad = ["TargetFailed", "TargetStuck", "GateHalted", "RolloutContained", "RolloutAborted", "RolloutRefused", "WaveRolledBack", "RolloutRolledBack"];
const good = ["GatePassed", "RolloutCompleted", "ApprovalGiven"];
const waits = ["GatePaused", "RolloutPaused", "ApprovalRequested"];
const toneOf = event => bad.includes(event) ? "Failed" : good.includes(event) ? "Deployed" : waits.includes(event) ? "Waiting"
  : event.startsWith("Fault") ? "Contained" : "Deploying";

function drawEvents() {
  const names = new Map(report.waves.map(wave => [wave.number, `${wave.number} ${wave.name}`]));
  const all = report.timeline.map(entry => ({ ...entry, seconds: secondsOf(entry.at) }));
  const start = Date.parse(report.rollout.startedAt);
  const events = list({ label: "Events", empty: "Nothing happened yet.", columns: [
    { name: "When", width: "12rem", kind: "num", key: e => e.seconds, text: e => moment(start + e.seconds * 1000) },
    { name: "After", width: "8rem", kind: "num", text: e => span(e.seconds * 1000) },
    { name: "Wave", width: "8rem", key: e => e.wave ?? -1, text: e => e.wave === null ? "–" : names.get(e.wave) ?? String(e.wave) },
    { name: "Event", width: "12rem", key: e => e.event, text: e => plain(e.event),
      cell: e => make("span", { class: "state" }, swatch(toneOf(e.event)), plain(e.event)) },
    { name: "Detail", width: "auto", text: e => e.detail },
  ] });
  at("events").append(finder("Find an event …", all, e => `${e.event} ${plain(e.event)} ${e.detail} ${e.wave === null ? "" : names.get(e.wave) ?? ""}`, events), events.element);
}

/** A field that narrows a list to the rows whose text holds every word. */
function finder(label, all, textOf, shown, alsoTakes = () => true) {
  const texts = all.map(row => textOf(row).toLowerCase());
  const field = make("input", { type: "search", placeholder: label, "aria-label": label.replace(" …", "") });
  const find = () => {
    const words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    shown.show(all.filter((row, n) => alsoTakes(row) && words.every(word => texts[n].includes(word))));
  };
  field.addEventListener("input", find);
  const box = make("div", { class: "listtools" }, field);
  box.find = find;
  find();
  return box;
}
