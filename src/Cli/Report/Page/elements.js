/** Makes an element. Texts become text nodes and attributes values, never markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  return put(element, ...children);
}

/** Appends what is there; a condition that was not met leaves nothing. */
function put(element, ...children) {
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const at = id => document.getElementById(id);
const whole = new Intl.NumberFormat("en");
const count = (n, one, many = `${one}s`) => `${whole.format(n)} ${n === 1 ? one : many}`;
const swatch = (name, kind = "i") => { const it = make(kind, { class: "dot", "aria-hidden": "true" }); it.style.background = `var(--${name})`; return it; };
const part = (name, share) => { const it = make("i"); it.style.background = `var(--${name})`; it.style.flex = String(share); return it; };

/** 2026-11-23 08:07Z, as logs have it; the reader's own time zone would make two readers disagree. */
const moment = ms => new Date(ms).toISOString().replace("T", " ").replace(/:\d\d\.\d+Z$/, "Z");
const momentOf = text => text === null ? "–" : moment(Date.parse(text));

/** 1 d 3 h, 7 h 32 min, 12 min, 40 s. */
function span(ms) {
  const s = Math.round(ms / 1000), m = Math.floor(s / 60), h = Math.floor(m / 60), d = Math.floor(h / 24);
  return d > 0 ? `${d} d ${h % 24} h` : h > 0 ? `${h} h ${String(m % 60).padStart(2, "0")} min` : m > 0 ? `${m} min` : `${s} s`;
}

/** Seconds of an ISO 8601 duration such as P1DT2H3M4S. */
function secondsOf(duration) {
  const [, d, h, m, s] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration) ?? [];
  return (+(d ?? 0) * 24 + +(h ?? 0)) * 3600 + +(m ?? 0) * 60 + +(s ?? 0);
}

/** Words as people write them: RolledBack is rolled back. */
const plain = word => word.replace(/(?<=[a-z])(?=[A-Z])/g, " ").replace(/^./, c => c.toUpperCase()).replace(/ [A-Z]/g, c => c.toLowerCase());

/** For a screen reader, without moving the focus. */
const say = text => { at("said").textContent = text; };
