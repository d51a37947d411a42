/** How many of what fits happened when: bars that are buttons, each to look closer. */

import { UNITS, called, moved } from "./days.js";
import { element } from "./element.js";

const LEAST = 24; // pixels for a finger
const SVG = "http://www.w3.org/2000/svg";

export class Histogram {
  /**
   * @param {HTMLElement} place
   * @param {import("./table.js").Table} table
   * @param {(from: string, to: string) => void} choose
   */
  constructor(place, table, choose) {
    this.place = place;
    this.table = table;
    this.choose = choose;
    const begun = table.days.map(([earliest]) => earliest);
    this.extent = [begun.at(-1), begun[0]]; // the newest stands first
    this.said = element("p", { class: "wf-quiet" });
    this.out = element("button", { type: "button", class: "wf-chip", onclick: () => this.#zoomOut() }, "Zoom out");
    this.bars = element("div", { role: "toolbar", "aria-label": "Briefings over time", class: "wf-bars" });
    this.bars.addEventListener("keydown", (event) => this.#step(event));
    place.replaceChildren(element("div", { class: "wf-histogram__head" }, this.said, this.out), this.bars);
    this.most = 0; // as many bars as there is room for; asking the page each time would be slow
    new ResizeObserver(([{ contentRect }]) => {
      const most = Math.floor(contentRect.width / LEAST);
      if (!most || most === this.most) return;
      this.most = most;
      if (this.rows) this.show(this.rows, this.selection);
    }).observe(this.bars);
  }

  /** Count `rows` over the days that are chosen, or all there are. */
  show(rows, selection) {
    [this.rows, this.selection] = [rows, selection];
    const [first, last] = [selection.from || this.extent[0], selection.to || this.extent[1]];
    this.place.hidden = !rows.length || first > last;
    if (this.place.hidden) return;
    this.most ||= Math.floor(this.bars.clientWidth / LEAST);
    const { unit, starts } = fitting(first, last, Math.max(2, this.most));
    const counts = counted(starts, rows, this.table.days);
    const hadFocus = [this.bars, this.out].some((part) => part.contains(document.activeElement));
    const highest = Math.max(...counts);
    this.bars.replaceChildren(...starts.map((start, at) => this.#bar(unit, start, counts[at], highest, starts)));
    const open = [...this.bars.children].find((bar) => !bar.disabled);
    if (open) open.tabIndex = 0;
    this.out.hidden = !selection.from && !selection.to;
    this.said.textContent = `By ${unit.name} of the event; the highest bar is ${highest.toLocaleString()}.`;
    if (hadFocus) (this.out.hidden ? open : this.out)?.focus();
  }

  #bar(unit, start, count, highest, starts) {
    const { language } = this.table;
    const label = `${called(unit, start, language)}: ${count.toLocaleString()} ${count === 1 ? "briefing" : "briefings"}`;
    const onclick = () => this.choose(start, moved(unit.next(start), -1));
    const mark = marked(unit, start, starts);
    return element(
      "button",
      { type: "button", class: "wf-bar", "aria-label": label, title: label, tabindex: "-1", disabled: !count, onclick },
      column(count && highest ? Math.max(3, (100 * count) / highest) : 0),
      mark && element("span", { class: "wf-bar__mark" }, mark),
    );
  }

  /** Arrows walk from bar to bar, so that all of them are one step of the Tab key. */
  #step(event) {
    const bars = [...this.bars.children].filter((bar) => !bar.disabled);
    const at = bars.indexOf(document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (to === undefined || !bars[to]) return;
    event.preventDefault();
    bars[at].tabIndex = -1;
    bars[to].tabIndex = 0;
    bars[to].focus();
  }

  /** From a part of a year to the year, and from there to everything. */
  #zoomOut() {
    const { from, to } = this.selection;
    const year = from.slice(0, 4);
    const isWhole = from === `${year}-01-01` && to === `${year}-12-31`;
    if (from && year === to.slice(0, 4) && !isWhole) this.choose(`${year}-01-01`, `${year}-12-31`);
    else this.choose("", "");
  }
}

/** The smallest unit with at most `most` parts between two days, and the first day of each part. */
export function fitting(first, last, most) {
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  for (const unit of UNITS) {
    if (unit !== UNITS.at(-1) && days / unit.about > most + 1) continue;
    const starts = [];
    for (let start = unit.first(first); start <= last; start = unit.next(start)) starts.push(start);
    if (starts.length <= most || unit === UNITS.at(-1)) return { unit, starts };
  }
  return null;
}

/**
 * How many of `rows` may have been in each part: as many as there are results once it is chosen.
 *
 * An event that is known to the year may have been in any of its months, and counts in each.
 */
export function counted(starts, rows, days) {
  const steps = new Array(starts.length + 1).fill(0);
  for (const row of rows) {
    const [earliest, latest] = days[row];
    steps[Math.max(0, place(starts, earliest))]++;
    steps[Math.max(0, place(starts, latest)) + 1]--;
  }
  let sum = 0;
  return starts.map((_, at) => (sum += steps[at]));
}

/** The last of `starts` that is not after `day`; -1 where all are. */
function place(starts, day) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What stands below a bar: where a year begins, or a month, or each seventh day. */
function marked(unit, start, starts) {
  const at = starts.indexOf(start);
  if (unit.name === "day") return at % 7 ? "" : start.slice(5);
  const size = { week: 7, month: 4, quarter: 4 }[unit.name];
  if (!size) return starts.length <= 16 || at % 5 === 0 ? start.slice(0, 4) : "";
  return at === 0 || starts[at - 1].slice(0, size) !== start.slice(0, size) ? start.slice(0, size) : "";
}

function column(height) {
  const svg = document.createElementNS(SVG, "svg");
  const bar = document.createElementNS(SVG, "rect");
  const set = (node, values) => Object.entries(values).forEach(([name, value]) => node.setAttribute(name, value));
  set(svg, { viewBox: "0 0 10 100", preserveAspectRatio: "none", "aria-hidden": "true" });
  set(bar, { x: 0, y: 100 - height, width: 10, height });
  svg.append(bar);
  return svg;
}
