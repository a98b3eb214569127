/**
 * A table of any length: only the rows in view are there, and the rest is known to a screen reader by number.
 * columns: { name, width, text(row), cell(row)?, key(row)? }; a column with a key can be sorted, by number or by text.
 */
class List {
  constructor({ label, columns, rows = 33.6, empty = "Nothing matches.", choose = null, height = null }) {
    Object.assign(this, { columns, rowHeight: rows, choose, items: [], shown: null, sorted: null, rising: true, printing: 0, chosen: -1 });
    this.body = make("tbody");
    this.heads = columns.map((column, n) => make("th", { scope: "col", "aria-sort": column.key ? "none" : null },
      column.key ? make("button", { type: "button", onclick: () => this.sort(n) }, column.name) : make("span", {}, column.name)));
    this.table = make("table", { "aria-label": label },
      make("colgroup", {}, columns.map(column => { const col = make("col"); col.style.width = column.width; return col; })),
      make("thead", {}, make("tr", { "aria-rowindex": "1" }, this.heads)), this.body);
    this.nothing = make("p", { class: "empty", hidden: true }, empty);
    this.element = make("div", { class: "list card", tabindex: "0", role: "group", "aria-label": `${label}, scrolls` }, this.table, this.nothing);
    if (height) this.element.style.maxHeight = height;
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw(true)).observe(this.element);
  }

  /** Rows are anything; typed arrays stay what they are. */
  show(items) {
    this.items = items;
    this.table.setAttribute("aria-rowcount", String(items.length + 1));
    this.nothing.hidden = items.length > 0;
    this.arrange();
    this.element.scrollTop = 0;
    this.draw(true);
  }

  sort(n) {
    this.rising = this.sorted === n ? !this.rising : true;
    this.sorted = n;
    this.heads.forEach((head, i) => head.hasAttribute("aria-sort") && head.setAttribute("aria-sort", i !== n ? "none" : this.rising ? "ascending" : "descending"));
    this.arrange();
    this.element.scrollTop = 0;
    this.draw(true);
  }

  arrange() {
    this.order = null;
    if (this.sorted === null) return;
    const key = this.columns[this.sorted].key, n = this.items.length;
    const keys = Array.from({ length: n }, (_, i) => key(this.items[i]));
    const numbers = typeof keys[0] === "number" ? keys : ranked(keys);
    const sign = this.rising ? 1 : -1;
    const packed = Float64Array.from(numbers, (value, i) => sign * value * 2 ** 21 + i).sort();
    this.order = Uint32Array.from(packed, value => ((value % 2 ** 21) + 2 ** 21) % 2 ** 21);
  }

  row(i) { return this.items[this.order ? this.order[i] : i]; }

  draw(anew = false) {
    const n = this.items.length, high = this.element.clientHeight || 420;
    const first = this.printing ? 0 : Math.max(0, Math.floor(this.element.scrollTop / this.rowHeight) - 6);
    const last = this.printing ? Math.min(n, this.printing) : Math.min(n, first + Math.ceil(high / this.rowHeight) + 12);
    if (!anew && this.shown && this.shown[0] === first && this.shown[1] === last) return;
    this.shown = [first, last];
    const rows = [];
    for (let i = first; i < last; i++) rows.push(this.drawRow(i));
    this.body.replaceChildren(this.gap(first), ...rows, this.printing ? this.more(n - last) : this.gap(n - last));
  }

  drawRow(i) {
    const row = this.row(i);
    const cells = this.columns.map(column => {
      const text = column.text(row);
      return make("td", { title: text.length > 24 ? text : null, class: column.kind ?? null }, column.cell ? column.cell(row) : text);
    });
    return make("tr", { "aria-rowindex": String(i + 2), onclick: this.choose ? () => this.choose(row) : null }, cells);
  }

  gap(rows) {
    const cell = make("td", { colspan: String(this.columns.length) });
    cell.style.height = `${rows * this.rowHeight}px`;
    return make("tr", { class: "gap", "aria-hidden": "true" }, cell);
  }

  more(rows) {
    return make("tr", { class: "gap" }, make("td", { colspan: String(this.columns.length) }, rows > 0 ? `… and ${whole.format(rows)} more` : ""));
  }

  /** On paper there is no scrolling: the first rows, and how many more there are. */
  print(most) { this.printing = most; this.draw(true); }
}

/** Texts as numbers in their order. */
function ranked(texts) {
  const places = new Map([...new Set(texts)].sort().map((text, n) => [text, n]));
  return texts.map(text => places.get(text));
}

const lists = [];
const list = options => { const it = new List(options); lists.push(it); return it; };
