/** What is looked for, and which accounts and places answer it. */
const chosen = { words: "", states: new Set(), wave: null, region: null, drift: false, order: "id" };
const found = { match: new Uint8Array(data.places), places: new Uint32Array(0), accounts: new Uint32Array(0) };
const watchers = [];

const hay = Array.from({ length: data.accounts }, (_, a) =>
  `${data.id[a]} ${data.name[a]} ${data.unit(a)} ${data.accountState[a]}`.toLowerCase());
const low = texts => texts.map(text => text.toLowerCase());
const lowText = { region: low(data.region), state: low(data.states), code: low(data.codes), error: low(data.errors) };
const waveCount = data.wave.reduce((most, wave) => Math.max(most, wave), 0) + 1;
const lowWave = Array.from({ length: waveCount }, (_, wave) => wave === 0 ? "" : `wave ${data.waveLabel(wave)}`.toLowerCase());
const holds = (texts, word) => Uint8Array.from(texts, text => text.includes(word) ? 1 : 0);

function search() {
  const words = chosen.words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const tests = words.map(word => ({
    account: holds(hay, word), region: holds(lowText.region, word), state: holds(lowText.state, word),
    code: holds(lowText.code, word), error: holds(lowText.error, word), wave: holds(lowWave, word),
  }));
  const wanted = Uint8Array.from(data.states, (state, n) => n > 0 && (chosen.states.size === 0 || chosen.states.has(state)) ? 1 : 0);
  const places = new Uint32Array(data.places), accounts = new Uint32Array(data.accounts);
  let hits = 0, rows = 0;
  for (let a = 0, p = 0; a < data.accounts; a++) {
    const before = hits, open = tests.filter(t => t.account[a] === 0);
    for (let r = 0; r < data.regions; r++, p++) {
      const is = wanted[data.state[p]] === 1
        && (chosen.region === null || chosen.region === r)
        && (chosen.wave === null || data.wave[p] === chosen.wave)
        && (!chosen.drift || drifted[p] === 1)
        && (open.length === 0 || answers(open, r, p));
      found.match[p] = is ? 1 : 0;
      if (is) places[hits++] = p;
    }
    if (hits > before) accounts[rows++] = a;
  }
  found.places = places.subarray(0, hits);
  found.accounts = ordered(accounts.subarray(0, rows));
  for (const tell of watchers) tell();
}

/** Whether the target holds every word that its account does not. */
function answers(open, region, p) {
  for (const t of open)
    if (!(t.region[region] || t.state[data.state[p]] || t.wave[data.wave[p]] || t.code[data.code[p]] || t.error[data.error[p]])) return false;
  return true;
}

/** Ranks of accounts by what the map is ordered by, reckoned once each. */
const ranks = {};
function rank(order) {
  if (ranks[order]) return ranks[order];
  const rank = new Float64Array(data.accounts);
  const words = { name: a => data.name[a].toLowerCase(), unit: data.unit }[order];
  if (words) {
    const texts = Array.from({ length: data.accounts }, (_, a) => words(a));
    const places = new Map([...new Set(texts)].sort().map((text, n) => [text, n]));
    for (let a = 0; a < data.accounts; a++) rank[a] = places.get(texts[a]);
  } else if (order !== "id") {
    for (let a = 0, p = 0; a < data.accounts; a++) {
      let worst = 0, first = 1e6;
      for (let r = 0; r < data.regions; r++, p++) {
        worst = Math.max(worst, severity[data.state[p]] * 2 + drifted[p]);
        if (data.wave[p] > 0) first = Math.min(first, data.wave[p]);
      }
      rank[a] = order === "worst" ? -worst : first;
    }
  }
  return ranks[order] = rank;
}

function ordered(accounts) {
  if (chosen.order === "id") return accounts;
  const by = rank(chosen.order);
  return accounts.slice().sort((x, y) => by[x] - by[y] || x - y);
}

function drawFilter() {
  const find = make("input", { type: "search", id: "find", "aria-label": "Find accounts, regions, states, errors",
    placeholder: "Find account, name, unit, region, error …", oninput: e => { chosen.words = e.target.value; search(); } });
  const select = (label, options, choose) => make("select", { "aria-label": label, onchange: e => { choose(e.target.value); search(); } },
    options.map(([value, text]) => make("option", { value }, text)));
  const wave = select("Wave", [["", "All waves"], ...report.waves.map(w => [String(w.number + 1), `Wave ${w.number} ${w.name}`])],
    v => { chosen.wave = v === "" ? null : Number(v); });
  const region = select("Region", [["", "All regions"], ...data.region.map((r, n) => [String(n), r])],
    v => { chosen.region = v === "" ? null : Number(v); });
  const chips = Object.entries(report.summary).sort((x, y) => severities.indexOf(y[0]) - severities.indexOf(x[0])).map(([state, n]) =>
    make("button", { type: "button", class: "chip", "aria-pressed": "false", "data-state": state, onclick: e => press(e.currentTarget, () => {
      if (!chosen.states.delete(state)) chosen.states.add(state);
    }) }, swatch(state), plain(state), make("span", { class: "num" }, whole.format(n))));
  const drift = report.drift && report.drift.items.length > 0 && make("button", { type: "button", class: "chip", "aria-pressed": "false", id: "drifted",
    onclick: e => press(e.currentTarget, () => { chosen.drift = !chosen.drift; }) }, "With drift");
  const reset = make("button", { type: "button", class: "chip", id: "reset", onclick: () => {
    Object.assign(chosen, { words: "", wave: null, region: null, drift: false });
    chosen.states.clear();
    find.value = wave.value = region.value = "";
    for (const chip of at("filter").querySelectorAll("[aria-pressed]")) chip.setAttribute("aria-pressed", "false");
    search();
  } }, "Clear");
  at("filter").append(find, wave, region, make("div", { class: "chips", role: "group", "aria-label": "States" }, chips, drift, reset));
  const all = data.state.reduce((n, state) => n + (state === 0 ? 0 : 1), 0);
  watchers.push(() => {
    at("count").textContent = found.places.length === all
      ? `${count(all, "target")} in ${count(found.accounts.length, "account")}`
      : `${whole.format(found.places.length)} of ${count(all, "target")}, in ${count(found.accounts.length, "account")}`;
  });
}

function press(button, change) {
  change();
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  search();
}
