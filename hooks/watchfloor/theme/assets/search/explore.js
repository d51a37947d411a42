/** The explore page: what is chosen stands in the address, and everything follows from it. */

import { chips, counted, namesFor, troubles } from "./chosen.js";
import { Compact } from "./compact.js";
import { Completion } from "./completion.js";
import { element, renew } from "./element.js";
import { Facets } from "./facets.js";
import { Histogram } from "./histogram.js";
import { Names } from "./names.js";
import { Operators, pieces } from "./operators.js";
import { Results } from "./results.js";
import { Selection } from "./selection.js";
import { orders, sorted } from "./sorting.js";
import { Table } from "./table.js";
import { hits, hitsBut } from "./text.js";

const PAUSE = 150; // milliseconds without a key before words count as typed

class Explore {
  constructor(root, table, names) {
    const part = (name) => root.querySelector(`.wf-explore__${name}`);
    this.part = part;
    this.found = part("found");
    this.table = table;
    this.names = names;
    this.operators = new Operators(table, names);
    this.form = part("form");
    this.sort = root.querySelector("[name=sort]");
    this.views = [...root.querySelectorAll("[data-view]")];
    this.take = part("take");
    this.filters = part("facets");
    this.filters.open = matchMedia("(min-width: 60em)").matches;
    this.facets = new Facets(this.filters.querySelector("[role=group]"), table.facets, (...choice) =>
      this.#go(this.selection.choosing(...choice)),
    );
    this.histogram = new Histogram(part("histogram"), table, (from, to) => this.#go(this.selection.with({ from, to })));
    const compact = new Compact(root.querySelector(".wf-compact table"), table, (sort) => this.#go(this.selection.with({ sort })));
    this.results = new Results(root.querySelector(".wf-results"), part("more"), table, compact);
    this.turn = 0;
    this.#listenToWords();
    this.#listen();
    this.#arrive();
  }

  #listenToWords() {
    const { q } = this.form.elements;
    let waiting;
    let isMending = false; // the first letters are a step to go back from, the rest mend it
    const take = (isTyping) => {
      clearTimeout(waiting);
      this.isTyping = isTyping && !/\s$/.test(q.value); // a space ends an operator
      this.#go(this.operators.applied(q.value, this.selection, isTyping), isMending);
    };
    q.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        take(true);
        isMending = true;
      }, PAUSE);
    });
    q.addEventListener("change", () => {
      const { keys } = this.table;
      const isSame = this.operators.applied(q.value, this.selection).query(keys) === this.selection.query(keys);
      this.isTyping = false;
      if (isSame) this.#tell(); // it may be left by a press on a result, which must stay where it is
      else take(false);
    });
    q.addEventListener("blur", () => (isMending = false));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      take(false);
    });
    const find = (text, caret) => this.operators.completions(text, caret);
    this.completion = new Completion(q, this.part("completions"), find, () => take(false));
  }

  #listen() {
    const { from, to } = this.form.elements;
    for (const input of [from, to]) {
      input.addEventListener("change", () => this.#go(this.selection.with({ [input.name]: input.value })));
    }
    this.sort.addEventListener("change", () => this.#go(this.selection.with({ sort: this.sort.value })));
    for (const button of this.views) {
      button.addEventListener("click", () => this.#go(this.selection.with({ view: button.dataset.view })));
    }
    this.take.addEventListener("toggle", () => this.#offer());
    this.filters.addEventListener("toggle", () => this.#complete());
    addEventListener("popstate", () => this.#arrive());
  }

  /** Take the choice from the address; operators may have been typed into it. */
  #arrive() {
    const read = Selection.read(location.search, this.table.keys);
    this.isTyping = false;
    const meant = this.operators.applied(read.words, read);
    if (meant.words === read.words) this.#show(read);
    else this.#go(meant, true);
  }

  /** Make `selection` the choice, and its address this page's. */
  #go(selection, isMending = false) {
    const way = location.pathname + selection.query(this.table.keys);
    if (way !== location.pathname + location.search) {
      history[isMending ? "replaceState" : "pushState"](null, "", way);
    }
    this.#show(selection);
  }

  async #show(selection) {
    this.selection = selection;
    const turn = ++this.turn;
    this.found.setAttribute("aria-busy", "true");
    this.#showForm(selection);
    let trouble = "";
    const chosen = Promise.all(this.table.chosen(selection).map((facet) => facet.load()));
    chosen.catch(() => {}); // told below
    const { wanted, unwanted } = this.operators.searched(selection.words);
    const found = await hitsBut(wanted, unwanted, this.table.length).catch((error) => {
      trouble = `The texts cannot be searched (${error.message}); what you see ignores the words.`;
      return null;
    });
    try {
      await chosen;
      if (turn !== this.turn) return; // chosen anew in the meantime
      const { rows, counts } = this.table.filtered(selection, found);
      [this.hits, this.counts] = [found, counts];
      this.part("count").textContent = trouble || `${counted(rows.length)} of ${this.table.length.toLocaleString()}`;
      this.facets.show(selection, counts);
      renew(this.part("chosen"), chips(this.table, selection, (next) => this.#go(next)), this.sort);
      this.histogram.show(rows, selection);
      this.#showNames(selection, wanted, rows);
      this.rows = await sorted(rows, selection, this.table, found);
      if (turn !== this.turn) return;
      await this.results.show(this.rows, found, selection);
    } catch (error) {
      if (turn === this.turn) await this.#fail(error);
      return;
    }
    if (turn !== this.turn) return;
    this.found.removeAttribute("aria-busy");
    await Promise.all([this.#complete(), this.#offer()]);
  }

  async #fail(error) {
    this.part("count").textContent = unread(error);
    await this.results.show([], null, this.selection.with({ view: "" }));
  }

  /** Load the facets that nobody has chosen by, once there are results and filters are to be seen. */
  async #complete() {
    if (!this.filters.open || this.#isBusy) return;
    if (!this.counts.every(Boolean)) {
      await Promise.allSettled(this.table.facets.map((facet) => facet.load()));
      if (this.#isBusy) return; // chosen anew in the meantime
      this.counts = this.table.filtered(this.selection, this.hits).counts;
      this.facets.show(this.selection, this.counts);
      this.facets.giveUp(this.counts);
    }
    this.filters.removeAttribute("aria-busy");
  }

  /** What can be taken along, for who unfolds it. */
  async #offer() {
    if (!this.take.open || this.#isBusy) return;
    const { offer } = await import("./take.js");
    if (!this.#isBusy) offer(this.take.querySelector("div"), this.table, this.selection, this.rows);
  }

  get #isBusy() {
    return this.found.hasAttribute("aria-busy");
  }

  #showForm(selection) {
    const { words, from, to, order, view } = selection;
    const { elements } = this.form;
    if (elements.q.value.trim() !== words) elements.q.value = words;
    elements.from.value = from;
    elements.to.value = to;
    const options = orders(this.table, selection).map(([value, text]) => element("option", { value }, text));
    this.sort.replaceChildren(...options);
    this.sort.value = order;
    this.views.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === view)));
    this.#tell();
  }

  /** Say what of the words is not understood. */
  #tell() {
    const { words } = this.selection;
    const told = troubles(this.operators.troubles(words, this.isTyping), (text, nearest) => {
      this.#go(this.operators.applied(words.replace(text, () => nearest), this.selection));
    });
    renew(this.part("told"), told, this.form.elements.q);
  }

  /** Who or what goes by the words; where nothing fits, what leads on. */
  #showNames(selection, words, rows) {
    const parts = namesFor(this.names, words, rows.length > 0);
    if (!rows.length) {
      parts.push(element("p", {}, "No briefing fits all of this."));
      if (selection.isNarrowed && words) {
        const onclick = () => this.#go(selection.cleared.with({ words }));
        parts.push(
          element("button", { type: "button", class: "wf-button", onclick }, `Look for “${words}” everywhere`),
        );
      }
    }
    renew(this.part("names"), parts, this.form.elements.q);
  }
}

/** What to say where the data is not there. */
function unread(error) {
  return `The list of briefings could not be read (${error.message}). Try again later.`;
}

/** The page's own part, as soon as all of it is there: the theme's scripts need not be. */
async function part() {
  if (!document.querySelector(".md-footer")) {
    await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
  }
  return document.getElementById("explore");
}

async function start() {
  const { words } = Selection.read(location.search, []);
  const isPlain = pieces(words).every(({ name, sign }) => !name && !sign);
  if (words && isPlain) hits(words).catch(() => {}); // on its way with the tables; asked for again when shown
  const tables = Promise.all([Table.loaded(), Names.loaded()]);
  tables.catch(() => {}); // told below, once there is a place for it
  const root = await part();
  root.querySelector(".wf-explore__page").hidden = false;
  try {
    new Explore(root, ...(await tables));
  } catch (error) {
    const status = root.querySelector(".wf-explore__count");
    status.textContent = unread(error);
  }
}

start();
