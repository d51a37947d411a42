/** What both drawings of the timeline are made of. */

const SVG = "http://www.w3.org/2000/svg";

/** An element of SVG called `name`, as `element` makes one of HTML. */
export function shape(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

const UNIT = 0.05; // of the root's letters: a pixel as long as nobody asks for larger ones

/** How many units of a picture `pixels` are: fewer where letters are larger, so that its own are too. */
export function units(pixels) {
  return pixels / (parseFloat(getComputedStyle(document.documentElement).fontSize) * UNIT);
}

/** A picture `width` by `height` units. */
export function picture(width, height, label, ...children) {
  const size = { width: `${width * UNIT}rem`, height: `${height * UNIT}rem`, viewBox: `0 0 ${width} ${height}` };
  return shape("svg", { ...size, class: "wf-timeline__picture", role: "group", "aria-label": label }, ...children);
}

/** Put stretches that would meet into rows; each has a `begin` and an `end` in units. Its number of rows. */
export function stacked(stretches) {
  const ends = [];
  for (const each of stretches) {
    const free = ends.findIndex((end) => end <= each.begin);
    each.row = free < 0 ? ends.length : free;
    ends[each.row] = each.end;
  }
  return ends.length;
}

/** `text`, or as much of it as has room in `width` units of letters that are `letter` wide. */
export function cut(text, width, letter) {
  const room = Math.max(4, Math.floor(width / letter));
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`;
}

/** The stretches that `rows` cover, those of the same days together. */
export function spans(rows, days) {
  const found = new Map();
  for (const row of rows) {
    const [from, to] = days[row];
    const key = `${from}/${to}`;
    if (!found.has(key)) found.set(key, { from, to, rows: [] });
    found.get(key).rows.push(row);
  }
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? 1 : -1));
}
