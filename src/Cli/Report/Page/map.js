/** The heat map: a row for each account, a column for each region. Only what is in view is drawn, on one canvas. */
const map = { top: 0, cursor: null, hover: null, dense: false, colors: {} };
const tallest = 560, paper = 1000;

function drawMap() {
  const view = make("div", { class: "mapview", tabindex: "0", role: "application", id: "mapview", "aria-roledescription": "heat map",
    "aria-label": "Heat map of accounts by regions. Arrow keys move from target to target, Enter shows one. The table below says the same.",
    onscroll: () => paint(), onkeydown: steer, onmousemove: hover, onmouseleave: () => hover(null), onclick: pick });
  const canvas = make("canvas", { "aria-hidden": "true" }), rest = make("div", { class: "maprest" });
  view.append(canvas, rest);
  const strip = make("canvas", { class: "strip", "aria-hidden": "true", onmousedown: jump, onmousemove: e => e.buttons === 1 && jump(e) });
  const tip = make("div", { class: "tip card", hidden: true, "aria-hidden": "true" });
  const order = make("select", { "aria-label": "Order of accounts", id: "order", onchange: e => { chosen.order = e.target.value; search(); } },
    [["id", "by account id"], ["name", "by name"], ["unit", "by organizational unit"], ["wave", "by wave"], ["worst", "worst first"]]
      .map(([value, text]) => make("option", { value }, text)));
  const dense = make("button", { type: "button", "aria-pressed": "false", onclick: e => {
    map.dense = !map.dense;
    e.currentTarget.setAttribute("aria-pressed", String(map.dense));
    measure();
  } }, "Dense");
  const legend = make("span", { class: "hint soft" }, `Point at a cell, or move with the arrow keys.${report.drift?.items.length > 0 ? " A dot is drift." : ""}`);
  at("map").append(make("div", { class: "maptools" }, order, dense, legend), make("div", { class: "map card" }, view, strip), tip);
  Object.assign(map, { view, canvas, rest, strip, tip, paint: canvas.getContext("2d"), stripPaint: strip.getContext("2d") });
  new ResizeObserver(measure).observe(view);
  watchers.push(() => { map.cursor = null; view.scrollTop = 0; measure(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolor);
}

/** Canvas knows no variables of a style sheet: every color is asked for once, from an element that wears it. */
function recolor() {
  const probe = make("i");
  document.body.append(probe);
  for (const name of [...severities, "ink", "soft", "card", "sunk", "line", "accent", "page", "bad"]) {
    probe.style.color = `var(--${name})`;
    map.colors[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  map.stripImage = null;
  paint();
}

function measure() {
  const { view, canvas, rest, strip } = map, rows = found.accounts.length, wide = view.clientWidth;
  map.row = map.printing ? Math.max(4, Math.min(22, Math.floor(paper / Math.max(1, rows)))) : map.dense ? 7 : 22;
  map.label = map.row < 12 ? 0 : wide < 640 ? 118 : 300;
  const columns = Math.max(1, data.regions), upright = (wide - map.label - 4) / columns, slanted = upright < 96;
  map.col = slanted ? Math.max(4, (wide - map.label - 68) / columns) : Math.min(190, upright);
  map.head = slanted ? 92 : 26;
  const full = map.head + rows * map.row + 4;
  map.high = Math.min(full, map.printing ? map.head + paper : tallest);
  const ratio = devicePixelRatio || 1;
  view.style.height = `${map.high}px`;
  rest.style.height = `${Math.max(0, full - map.high)}px`;
  for (const [it, w, h] of [[canvas, wide, map.high], [strip, 44, map.high]]) {
    if (it.width !== Math.round(w * ratio)) it.width = Math.round(w * ratio);
    if (it.height !== Math.round(h * ratio)) it.height = Math.round(h * ratio);
    it.style.width = `${w}px`; it.style.height = `${h}px`;
  }
  strip.hidden = full <= tallest || !!map.printing;
  map.stripImage = null;
  paint();
}

const fit = (text, wide) => {
  const g = map.paint;
  if (g.measureText(text).width <= wide) return text;
  let n = text.length;
  while (n > 1 && g.measureText(`${text.slice(0, n)}…`).width > wide) n--;
  return `${text.slice(0, n)}…`;
};

function paint() {
  const g = map.paint, ratio = devicePixelRatio || 1, { colors, row, col, label, head, high } = map;
  if (!g || !colors.ink || !high) return;
  const wide = map.view.clientWidth, top = map.view.scrollTop;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.clearRect(0, 0, wide, high);
  const first = Math.floor(top / row), last = Math.min(found.accounts.length, Math.ceil((top + high - head) / row));
  g.save();
  g.beginPath(); g.rect(0, head, wide, high - head); g.clip();
  g.textBaseline = "middle";
  const gap = row < 12 ? 1 : 2, inner = { w: col - gap, h: row - gap }, marked = inner.w >= 12 && inner.h >= 12;
  for (let i = first; i < last; i++) {
    const account = found.accounts[i], y = head + i * row - top;
    if (label > 0) writeLabel(account, y + row / 2);
    for (let r = 0; r < data.regions; r++) paintCell(account * data.regions + r, label + r * col, y, inner, marked);
  }
  if (map.cursor) {
    g.strokeStyle = colors.ink; g.lineWidth = 2;
    g.strokeRect(label + map.cursor.r * col - 1, head + map.cursor.i * row - top - 1, inner.w + 2, inner.h + 2);
  }
  g.restore();
  writeRegions();
  paintStrip();
}

function writeLabel(account, y) {
  const g = map.paint, { colors, label } = map;
  g.textAlign = "left";
  g.font = "12px ui-monospace, Menlo, monospace"; g.fillStyle = colors.soft;
  g.fillText(data.id[account], 0, y);
  if (label < 200) return;
  g.font = "13px system-ui, sans-serif"; g.fillStyle = colors.ink;
  g.fillText(fit(data.name[account] || "–", label - 116), 102, y);
}

function paintCell(place, x, y, { w, h }, marked) {
  const state = data.state[place];
  if (state === 0) return;
  const g = map.paint, name = data.states[state];
  g.globalAlpha = found.match[place] ? 1 : .16;
  g.fillStyle = map.colors[name] ?? map.colors.soft;
  g.beginPath(); g.roundRect(x, y, w, h, Math.min(3, h / 3)); g.fill();
  if (marked && glyphs[name]) {
    g.fillStyle = map.colors.card; g.font = "bold 13px system-ui, sans-serif"; g.textAlign = "center";
    g.fillText(glyphs[name], x + w / 2, y + h / 2 + .5);
  }
  if (drifted[place]) {
    g.fillStyle = map.colors.ink;
    g.beginPath(); g.arc(x + w - Math.min(5, w / 3), y + Math.min(5, h / 3), Math.min(2.6, h / 4), 0, 7); g.fill();
  }
  g.globalAlpha = 1;
}

function writeRegions() {
  const g = map.paint, { colors, label, col, head } = map;
  g.font = "12px ui-monospace, Menlo, monospace"; g.fillStyle = colors.soft; g.textAlign = "left"; g.textBaseline = "middle";
  data.region.forEach((region, r) => {
    g.save();
    if (head > 30) { g.translate(label + r * col + Math.min(col / 2, 12), head - 6); g.rotate(-Math.PI / 4); g.fillText(fit(region, 112), 0, 0); }
    else g.fillText(fit(region, col - 4), label + r * col, head / 2);
    g.restore();
  });
}

/** All rows at once, each pixel as bad as the worst account under it. */
function paintStrip() {
  const { strip, stripPaint: g, colors, high, head } = map;
  if (strip.hidden) return;
  const ratio = devicePixelRatio || 1, rows = found.accounts.length, tall = high - head, wide = 44;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (!map.stripImage) {
    map.stripImage = Object.assign(document.createElement("canvas"), { width: strip.width, height: strip.height });
    const still = map.stripImage.getContext("2d");
    still.setTransform(ratio, 0, 0, ratio, 0, 0);
    const col = wide / data.regions, lines = Math.max(1, Math.floor(tall / 2)), worst = new Uint8Array(data.regions);
    for (let line = 0; line < lines; line++) {
      worst.fill(0);
      const from = Math.floor(line * rows / lines), until = Math.max(from + 1, Math.floor((line + 1) * rows / lines));
      for (let i = from; i < until; i++)
        for (let r = 0, p = found.accounts[i] * data.regions; r < data.regions; r++, p++)
          if (found.match[p]) worst[r] = Math.max(worst[r], severity[data.state[p]]);
      for (let r = 0; r < data.regions; r++) {
        if (worst[r] === 0) continue;
        still.fillStyle = colors[severities[worst[r] - 1]];
        still.fillRect(r * col, head + line * 2, Math.ceil(col), 2);
      }
    }
  }
  g.clearRect(0, 0, wide, high);
  g.drawImage(map.stripImage, 0, 0, wide, high);
  const shown = (high - head) / (rows * map.row);
  g.strokeStyle = colors.ink; g.lineWidth = 1.5;
  g.strokeRect(.75, head + map.view.scrollTop / (rows * map.row) * tall + .75, wide - 1.5, Math.max(6, shown * tall) - 1.5);
}

function jump(e) {
  const y = e.offsetY - map.head;
  map.view.scrollTop = y / (map.high - map.head) * found.accounts.length * map.row - map.high / 2;
}
