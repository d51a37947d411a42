/** The timeline: a stretch of time and a choice of facets, both in the address, as Explore has them. */

import { card } from "../search/cards.js";
import { address, load } from "../search/data.js";
import { element, renew } from "../search/element.js";
import { Facets } from "../search/facets.js";
import { Results } from "../search/results.js";
import { Selection } from "../search/selection.js";
import { Table } from "../search/table.js";
import { bars } from "./bars.js";
import { MOST, titles } from "./days.js";
import { units } from "./drawing.js";
import { around, called, dayOf, length, moved, number, resized, within } from "./periods.js";

const NEAR = 100; // days, up to which titles are shown
const FAR = 6 * 366; // days, from which on years are
const NARROWEST = 7; // days
const SCALES = ["year", "month", "day"];
const NOTES = {
  year: "Lines below the bars: events that went on beyond a year.",
  month: "Lines below the bars: events not known to the month, or longer than one.",
  day: "A box in place of a point: not known to the day, or longer than one. Hollow or broken: uncertain.",
};
const KEYS = { ArrowLeft: "earlier", ArrowRight: "later", "+": "closer", "=": "closer", "-": "farther", Home: "all" };

class Timeline {
  constructor(root, table) {
    const part = (name) => root.querySelector(`.wf-timeline__${name}`);
    this.table = table;
    this.drawn = part("drawn");
    this.note = part("note");
    this.told = part("told");
    this.chosen = part("chosen");
    this.explore = part("explore");
    this.filters = part("facets");
    this.facets = new Facets(part("values"), this.#offered, (...choice) => this.#go({ selection: this.selection.choosing(...choice) }));
    this.results = new Results(root.querySelector(".wf-results"), part("more"), table);
    const days = table.days.flat();
    const [first, last] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))];
    this.all = { from: around(first, "year").from, to: around(last, "year").to };
    this.turn = 0;
    this.#listen(root);
    this.#arrive();
  }

  /** Years are what the picture itself is for. */
  get #offered() {
    return this.table.facets.filter(({ key }) => key !== "year");
  }

  #listen(root) {
    for (const button of root.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => this.#move(button.dataset.move));
    }
    this.scales = [...root.querySelectorAll("[data-scale]")];
    for (const button of this.scales) button.addEventListener("click", () => this.#rescale(button.dataset.scale));
    this.drawn.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.#move(KEYS[event.key]);
    });
    this.filters.addEventListener("toggle", () => this.#count());
    addEventListener("popstate", () => this.#arrive());
    let width = this.drawn.clientWidth;
    new ResizeObserver(() => {
      if (width === this.drawn.clientWidth) return;
      width = this.drawn.clientWidth;
      this.#draw();
    }).observe(this.drawn);
  }

  /** The stretch of time that is looked at. */
  get #stretch() {
    const { from, to } = this.selection;
    const asked = { from: from || this.all.from, to: to || this.all.to };
    if (asked.from > asked.to) return this.all;
    if (!this.by && length(asked) <= NEAR) return asked;
    const whole = this.by === "year" ? "year" : "month"; // no bar counts a part of what it stands for
    return { from: around(asked.from, whole).from, to: around(asked.to, whole).to };
  }

  /** Years, months or days: what was asked for, else what the stretch has room for. */
  get #scale() {
    const days = length(this.#stretch);
    if (this.by) return this.by;
    return days <= NEAR ? "day" : days < FAR ? "month" : "year";
  }

  #arrive() {
    const by = new URLSearchParams(location.search).get("by");
    this.by = SCALES.slice(0, 2).includes(by) ? by : "";
    this.#show(Selection.read(location.search, this.table.keys).with({ words: "", sort: "" }));
  }

  /** The address of a choice of this page. */
  #way(selection, by = "") {
    const query = selection.query(this.table.keys);
    return location.pathname + query + (by ? `${query ? "&" : "?"}by=${by}` : "");
  }

  #go({ selection = this.selection, by = this.by }) {
    const way = this.#way(selection, by);
    if (way !== location.pathname + location.search) history.pushState(null, "", way);
    this.by = by;
    this.#show(selection);
  }

  /** Look at another stretch of time; the whole of it has the shortest address. */
  #look(stretch, by = "") {
    const { from, to } = within(stretch, this.all);
    const isAll = from === this.all.from && to === this.all.to;
    this.#go({ selection: this.selection.with(isAll ? { from: "", to: "" } : { from, to }), by });
  }

  #move(move) {
    const stretch = this.#stretch;
    const days = length(stretch);
    if (move === "all") return this.#look(this.all);
    if (move === "closer") return this.#look(resized(stretch, Math.max(NARROWEST, Math.round(days / 2))));
    if (move === "farther") return this.#look(resized(stretch, days * 2));
    return this.#look(this.#beside(stretch, move === "later" ? 1 : -1), this.by);
  }

  /** The year or month beside a whole one, else half of what is seen further on. */
  #beside(stretch, step) {
    for (const scale of ["month", "year"]) {
      const whole = around(stretch.from, scale);
      if (whole.from !== stretch.from || whole.to !== stretch.to) continue;
      return around(dayOf(step > 0 ? number(whole.to) + 1 : number(whole.from) - 1), scale);
    }
    return moved(stretch, step * Math.max(1, Math.round(length(stretch) / 2)));
  }

  /** See years, months or days: as much of them as fits, the newest events if need be. */
  #rescale(scale) {
    const stretch = this.#stretch;
    if (scale === "year") return this.#look(this.all, "year");
    if (scale === "month") return length(stretch) > NEAR ? this.#look(stretch, "month") : this.#look(around(stretch.from, "year"), "month");
    if (length(stretch) <= NEAR) return this.#look(stretch);
    const newest = this.rows.length ? this.table.days[this.rows[0]][0] : stretch.to;
    return this.#look(around(newest > stretch.to || newest < stretch.from ? stretch.to : newest, "month"));
  }

  async #show(selection) {
    this.selection = selection;
    const turn = ++this.turn;
    try {
      await Promise.all(this.table.chosen(selection).map((facet) => facet.load()));
      if (turn !== this.turn) return; // chosen anew in the meantime
      this.rows = this.table.filtered(this.#bounded, null).rows;
      await Promise.all([this.#draw(), this.results.show(this.rows, null)]);
    } catch (error) {
      this.told.textContent = unread(error);
      return;
    }
    if (turn !== this.turn) return;
    for (const button of this.scales) button.setAttribute("aria-pressed", String(button.dataset.scale === this.#scale));
    this.#showChosen();
    const said = this.rows.length === 1 ? "event" : "events";
    const left = this.#scale === "day" ? this.rows.length - MOST : 0;
    const more = left > 0 ? `; the newest ${MOST} are drawn` : "";
    this.told.textContent = `${called(this.#stretch)}: ${this.rows.length.toLocaleString()} ${said}${more}`;
    const asked = selection.from || selection.to ? this.#bounded : selection;
    this.explore.href = address(`explore/${asked.query(this.table.keys)}`);
    await this.#count();
  }

  /** The choice with both ends of the stretch. */
  get #bounded() {
    return this.selection.with(this.#stretch);
  }

  async #draw() {
    if (!this.rows) return;
    const turn = this.turn;
    const [rows, scale, stretch] = [this.rows, this.#scale, this.#stretch];
    const asked = { days: this.table.days, stretch, scale, width: Math.max(280, units(this.drawn.clientWidth)) };
    let made;
    if (scale === "day") {
      const newest = rows.slice(0, MOST);
      const cards = await Promise.all(newest.map((row) => card(this.table, row)));
      const { dates } = await load("data/briefings.json"); // at hand: the table was made of it
      if (turn !== this.turn) return;
      const isUncertain = (row) => dates[row].includes("?");
      made = titles({ ...asked, rows: newest, cards, isUncertain, href: (id) => address(`briefings/${id.slice(0, 4)}/${id}/`) });
    } else {
      made = bars({ ...asked, rows, way: (to) => this.#link(to) });
    }
    const isInexact = Boolean(made.querySelector(".wf-timeline__span, .wf-timeline__event rect, .is-uncertain"));
    this.note.textContent = isInexact ? NOTES[scale] : "";
    const hadFocus = this.drawn.contains(document.activeElement);
    this.drawn.replaceChildren(rows.length ? made : element("p", {}, "No event fits all of this."));
    if (hadFocus) this.drawn.focus({ preventScroll: true }); // where keys go on working
  }

  /** A link to another stretch, which this page goes to by itself. */
  #link(stretch) {
    const { from, to } = stretch;
    return {
      href: this.#way(this.selection.with({ from, to })),
      onclick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#look(stretch);
      },
    };
  }

  /** Count behind the filters, once they are to be seen. */
  async #count() {
    if (!this.filters.open || !this.rows) return;
    const offered = this.#offered;
    await Promise.allSettled(offered.map((facet) => facet.load()));
    const { counts } = this.table.filtered(this.#bounded, null);
    const own = counts.filter((_, at) => this.table.facets[at].key !== "year");
    this.facets.show(this.selection, own);
    this.facets.giveUp(own);
  }

  /** Every facet chosen, each to be taken back. */
  #showChosen() {
    const items = this.table.facets.flatMap((facet) => {
      const { include, exclude } = this.selection.choice(facet.key);
      const chip = (id, sign) => {
        const text = `${facet.label}: ${sign}${facet.values[facet.numbers.get(id)]?.name ?? id}`;
        const onclick = () => this.#go({ selection: this.selection.choosing(facet.key, id, "") });
        return element("li", {}, element("button", { type: "button", class: "wf-chip", "aria-label": `Remove ${text}`, onclick }, `${text} ×`));
      };
      return [...[...include].map((id) => chip(id, "")), ...[...exclude].map((id) => chip(id, "not "))];
    });
    renew(this.chosen, items, this.drawn);
  }
}

function unread(error) {
  return `The list of briefings could not be read (${error.message}). Try again later.`;
}

async function start() {
  const root = document.getElementById("timeline");
  root.querySelector(".wf-timeline__page").hidden = false;
  const told = root.querySelector(".wf-timeline__told");
  try {
    const table = await Table.loaded();
    if (table.length) new Timeline(root, table);
    else told.textContent = "There is no briefing yet.";
  } catch (error) {
    told.textContent = unread(error);
  }
}

start();
