/** The briefings that fit as a table: a line each, every column a way to sort. */

import { card } from "./cards.js";
import { address } from "./data.js";
import { element, renew } from "./element.js";

export class Compact {
  /** @param {HTMLTableElement} place @param {(order: string) => void} sort */
  constructor(place, table, sort) {
    this.table = table;
    this.sort = sort;
    this.scales = table.facets.filter(({ isOrdered }) => isOrdered);
    this.axes = table.facets.filter(({ isAxis }) => isAxis);
    this.place = place.parentElement;
    this.head = element("tr", {});
    this.body = element("tbody");
    place.append(element("thead", {}, this.head), this.body);
  }

  /** What a row needs beside its card. */
  async load() {
    await Promise.all(this.axes.map((facet) => facet.load()));
  }

  /** The column's heads, and which of them sorts. */
  showHead(order) {
    const heads = [
      this.#column("Date", "oldest", "newest", order),
      this.#column("Title", "title", "-title", order),
      ...this.scales.map(({ key, label }) => this.#column(label, key, `-${key}`, order, true)),
      ...this.axes.map(({ key, label }) => this.#column(label, key, `-${key}`, order)),
    ];
    renew(this.head, heads);
  }

  async item(row) {
    const { id, title, marks } = await card(this.table, row);
    const marked = marks.map((mark) => [" ", element("span", { class: `wf-mark wf-mark--${mark}` }, mark)]);
    const link = element("a", { href: address(`briefings/${id.slice(0, 4)}/${id}/`) }, title);
    return element(
      "tr",
      {},
      element("td", { class: "wf-compact__date" }, this.table.dates[row]),
      element("th", { scope: "row" }, link, marked),
      [...this.scales, ...this.axes].map((facet) => element("td", {}, first(facet, row))),
    );
  }

  #column(label, up, down, order, isDownFirst = false) {
    const state = order === up ? "ascending" : order === down ? "descending" : undefined;
    const next = state === "ascending" ? down : state === "descending" ? up : isDownFirst || up === "oldest" ? down : up;
    const sign = { ascending: " ↑", descending: " ↓" }[state] ?? "";
    const button = element("button", { type: "button", onclick: () => this.sort(next) }, label, sign && element("span", { "aria-hidden": "true" }, sign));
    return element("th", { scope: "col", "aria-sort": state }, button);
  }
}

/** The first value of `row`, and how many more there are. */
function first(facet, row) {
  const [at, ...more] = facet.named[row];
  if (at === undefined) return "";
  const { name } = facet.values[at];
  const others = more.map((each) => facet.values[each].name).join(", ");
  return more.length ? [name, " ", element("span", { class: "wf-quiet", title: others }, `+${more.length}`)] : name;
}
