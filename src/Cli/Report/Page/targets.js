/** What a person points at, moves to and chooses, in the map and in the table. */
function cellAt(e) {
  const box = map.view.getBoundingClientRect();
  const x = e.clientX - box.left - map.label, y = e.clientY - box.top - map.head;
  if (x < 0 || y < 0) return null;
  const r = Math.floor(x / map.col), i = Math.floor((y + map.view.scrollTop) / map.row);
  return r < data.regions && i < found.accounts.length ? { r, i, place: found.accounts[i] * data.regions + r } : null;
}

function facts(place) {
  const account = Math.floor(place / data.regions), drift = driftOf.get(place) ?? [];
  return {
    account: data.id[account], name: data.name[account], unit: data.unit(account), accountState: data.accountState[account],
    region: data.region[place % data.regions], state: data.states[data.state[place]], wave: data.waveLabel(data.wave[place]),
    updated: data.time(data.updated[place]), content: data.contents[data.content[place]],
    code: data.codes[data.code[place]], error: data.errors[data.error[place]], drift,
  };
}

function hover(e) {
  const cell = e && cellAt(e);
  map.tip.hidden = !cell || data.state[cell.place] === 0;
  if (map.tip.hidden) return;
  const f = facts(cell.place);
  map.tip.replaceChildren(
    make("b", {}, f.name || f.account),
    make("span", { class: "soft" }, `${f.account} · ${f.region}${f.unit ? ` · ${f.unit}` : ""}`), make("br"),
    make("span", { class: "state" }, swatch(f.state), `${plain(f.state)}, wave ${f.wave}`),
    f.error && make("span", { class: "why" }, f.code && f.code !== "Skipped" ? `${f.code}: ${f.error}` : f.error),
    f.drift.map(item => make("span", { class: "why" }, `Drift: ${plain(item.kind)} ${item.subject}`)));
  const box = map.tip.getBoundingClientRect();
  map.tip.style.left = `${Math.max(8, Math.min(e.clientX + 16, innerWidth - box.width - 12))}px`;
  map.tip.style.top = `${Math.max(8, Math.min(e.clientY + 18, innerHeight - box.height - 12))}px`;
}

function pick(e) {
  const cell = cellAt(e);
  if (!cell || data.state[cell.place] === 0) return;
  map.cursor = cell;
  paint();
  detail(cell.place);
}

function steer(e) {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-20, 0], PageDown: [20, 0],
    Home: [-1e9, 0], End: [1e9, 0] }[e.key];
  if (e.key === "Enter" && map.cursor) return data.state[map.cursor.place] === 0 ? undefined : detail(map.cursor.place);
  if (!step || found.accounts.length === 0) return;
  e.preventDefault();
  const within = (n, most) => Math.max(0, Math.min(most - 1, n));
  const i = map.cursor ? within(map.cursor.i + step[0], found.accounts.length) : 0;
  const r = map.cursor ? within(map.cursor.r + step[1], data.regions) : 0;
  map.cursor = { i, r, place: found.accounts[i] * data.regions + r };
  const top = i * map.row, room = map.high - map.head;
  if (top < map.view.scrollTop) map.view.scrollTop = top;
  if (top + map.row > map.view.scrollTop + room) map.view.scrollTop = top + map.row - room;
  paint();
  const f = facts(map.cursor.place);
  say(`${f.name} ${f.account}, ${f.region}: ${f.state ? plain(f.state) : "no target"}${f.error ? `, ${f.code} ${f.error}` : ""}`);
}

function detail(place) {
  const f = facts(place);
  const rows = [
    ["Account", `${f.account}${f.accountState ? ` · ${f.accountState}` : ""}`], ["Unit", f.unit || "–"], ["Region", f.region], ["Wave", f.wave],
    ["Last change", f.updated], ["Content", f.content || "–"],
    f.error && [f.state === "Skipped" || f.state === "Excluded" ? "Why" : "What AWS says", f.code && f.code !== "Skipped" ? `${f.code}: ${f.error}` : f.error],
    ...f.drift.map(item => ["Drift", `${plain(item.kind)} ${item.subject}: expected ${item.expected}, found ${item.actual}${item.cause ? `; ${item.cause}` : ""}`]),
  ].filter(Boolean);
  at("detail").replaceChildren(
    make("header", {}, make("b", {}, f.name || f.account), make("span", { class: "state" }, swatch(f.state), plain(f.state)),
      make("button", { type: "button", onclick: () => { at("detail").hidden = true; } }, "Close")),
    make("dl", {}, rows.map(([term, text]) => [make("dt", {}, term), make("dd", {}, text)])));
  at("detail").hidden = false;
  say(`${f.name} ${f.account} ${f.region}, ${plain(f.state)}`);
}

const accountOf = place => Math.floor(place / data.regions);
const errorRank = ranked(data.errors);
const targetColumns = [
  { name: "Account", width: "8.5rem", kind: "mono", key: p => accountOf(p), text: p => data.id[accountOf(p)],
    cell: p => make("button", { type: "button", class: "link", onclick: () => detail(p) }, data.id[accountOf(p)]) },
  { name: "Name", width: "16%", key: p => rank("name")[accountOf(p)], text: p => data.name[accountOf(p)] || "–" },
  { name: "Unit", width: "13%", key: p => rank("unit")[accountOf(p)], text: p => data.unit(accountOf(p)) || "–" },
  { name: "Region", width: "9.5rem", kind: "mono", key: p => p % data.regions, text: p => data.region[p % data.regions] },
  { name: "Wave", width: "7rem", key: p => data.wave[p], text: p => data.waveLabel(data.wave[p]) },
  { name: "State", width: "8rem", key: p => -severity[data.state[p]], text: p => plain(data.states[data.state[p]]),
    cell: p => make("span", { class: "state" }, swatch(data.states[data.state[p]]), plain(data.states[data.state[p]])) },
  { name: "Last change", width: "10.5rem", kind: "num", key: p => data.updated[p], text: p => data.time(data.updated[p]) },
  { name: "Why", width: "30%", key: p => errorRank[data.error[p]], text: p => whyOf(p) },
];

function whyOf(place) {
  const code = data.codes[data.code[place]], error = data.errors[data.error[place]];
  return code && code !== "Skipped" ? `${code}: ${error}` : error || "–";
}

function drawTargets() {
  const table = list({ label: "Targets", columns: targetColumns, empty: "No target matches." });
  at("table").append(
    make("div", { class: "listtools" }, make("button", { type: "button", id: "save", onclick: save }, "Save these as CSV")), table.element);
  watchers.push(() => table.show(found.places));
}

/** The targets found, as a file; what a spreadsheet would take for a formula is defused. */
function save() {
  const field = text => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
  };
  const row = fields => fields.map(field).join(",");
  const rows = Array.from(found.places, place => {
    const f = facts(place);
    return row([f.account, f.name, f.unit, f.region, f.wave === "–" ? "" : f.wave, f.state, f.code, f.error, f.updated]);
  });
  const text = [row(["account", "name", "unit", "region", "wave", "state", "code", "error", "updated"]), ...rows, ""].join("\r\n");
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: `${report.rollout.id}-targets.csv` });
  link.click();
  URL.revokeObjectURL(link.href);
}
