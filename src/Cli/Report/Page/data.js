const raw = JSON.parse(at("data").textContent);
const report = raw.report;

function unpack({ width, bytes }) {
  const text = atob(bytes);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < packed.length; i++) packed[i] = text.charCodeAt(i);
  return width === 1 ? packed : width === 2 ? new Uint16Array(packed.buffer) : new Uint32Array(packed.buffer);
}

/** Columns, not objects. A place is account × regions + region; zero in a column is nothing there. */
const data = (() => {
  const c = raw.columns;
  const accounts = raw.ids.length, regions = report.regions.length;
  const worded = words => ["", ...words];
  const unit = unpack(c.unit), units = worded(c.units);
  const waveNames = new Map(report.waves.map(wave => [wave.number, wave.name]));
  return {
    accounts, regions, places: accounts * regions,
    id: raw.ids, name: raw.names, accountState: raw.states, region: report.regions,
    unit: account => units[unit[account]],
    states: worded(c.states), contents: worded(c.contents), codes: worded(c.codes), errors: worded(c.errors),
    state: unpack(c.state), wave: unpack(c.wave), content: unpack(c.content), code: unpack(c.code), error: unpack(c.error),
    updated: unpack(c.updated), start: c.start,
    waveNames,
    waveLabel: number => number === 0 ? "–" : `${number - 1} ${waveNames.get(number - 1) ?? ""}`.trim(),
    time: updated => updated === 0 ? "–" : moment((c.start + updated - 1) * 1000),
  };
})();

/** How bad a state is; what is worst wins where many share a pixel. */
const severities = ["Deployed", "Excluded", "Skipped", "Pending", "Deploying", "Contained", "RolledBack", "Gone", "Stuck", "Failed"];
const severity = Uint8Array.from(data.states, (state, n) => n === 0 ? 0 : severities.indexOf(state) + 1);
const glyphs = { Failed: "×", Stuck: "!", Contained: "‖", RolledBack: "↶", Gone: "–", Deploying: "…" };

/** Where the last reading found drift: by place, and for an account as a whole by account. */
const drifted = new Uint8Array(data.places);
const driftOf = new Map();
{
  const row = new Map(data.id.map((id, n) => [id, n])), column = new Map(data.region.map((region, n) => [region, n]));
  for (const item of report.drift?.items ?? []) {
    const account = row.get(item.account);
    if (account === undefined) continue;
    const region = item.region === null ? -1 : column.get(item.region) ?? -1;
    for (let r = 0; r < data.regions; r++) {
      if (region >= 0 && r !== region) continue;
      const place = account * data.regions + r;
      if (data.state[place] === 0) continue;
      drifted[place] = 1;
      if (!driftOf.has(place)) driftOf.set(place, []);
      driftOf.get(place).push(item);
    }
  }
}
