/** The explore page: what is chosen stands in the address, and everything follows from it. */

import { address } from "./data.js";
import { element } from "./element.js";
import { Facets } from "./facets.js";
import { Names } from "./names.js";
import { Results } from "./results.js";
import { Selection } from "./selection.js";
import { Table } from "./table.js";
import { hits, rounded } from "./text.js";

const PAUSE = 150; // milliseconds without a key before words count as typed

class Explore {
  constructor(root, table, names) {
    const part = (name) => root.querySelector(`.wf-explore__${name}`);
    this.found = part("found");
    this.table = table;
    this.names = names;
    this.count = part("count");
    this.chosen = part("chosen");
    this.answers = part("names");
    this.form = part("form");
    this.sort = root.querySelector("[name=sort]");
    this.filters = part("facets");
    this.filters.open = matchMedia("(min-width: 60em)").matches;
    this.filters.addEventListener("toggle", () => this.#complete());
    this.facets = new Facets(this.filters.querySelector("[role=group]"), table.facets, (...choice) =>
      this.#go(this.selection.choosing(...choice)),
    );
    this.results = new Results(root.querySelector(".wf-results"), part("more"), table);
    this.turn = 0;
    this.#listen();
    this.#arrive();
  }

  #listen() {
    const { q, from, to } = this.form.elements;
    let waiting;
    let isTyping = false;
    q.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        this.#go(this.selection.with({ words: q.value.trim() }), isTyping);
        isTyping = true; // the first letters are a step to go back from, the rest mend it
      }, PAUSE);
    });
    q.addEventListener("blur", () => (isTyping = false));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      this.#go(this.selection.with({ words: q.value.trim() }), isTyping);
    });
    for (const input of [from, to]) {
      input.addEventListener("change", () => this.#go(this.selection.with({ [input.name]: input.value })));
    }
    this.sort.addEventListener("change", () => this.#go(this.selection.with({ sort: this.sort.value })));
    addEventListener("popstate", () => this.#arrive());
  }

  /** Take the choice from the address. */
  #arrive() {
    this.#show(Selection.read(location.search, this.table.keys));
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
    const { words } = selection;
    let found = null;
    let trouble = "";
    const chosen = Promise.all(this.table.chosen(selection).map((facet) => facet.load()));
    chosen.catch(() => {}); // told below
    if (words) {
      try {
        found = await hits(words);
      } catch (error) {
        trouble = `The texts cannot be searched (${error.message}); what you see ignores the words.`;
      }
    }
    try {
      await chosen;
    } catch (error) {
      if (turn === this.turn) await this.#fail(error);
      return;
    }
    if (turn !== this.turn) return; // chosen anew in the meantime
    const { rows, counts } = this.table.filtered(selection, found);
    [this.hits, this.counts] = [found, counts];
    if (found && selection.order === "best") rows.sort((a, b) => byScore(found, a, b));
    this.facets.show(selection, counts);
    this.#showChosen(selection);
    this.#showNames(selection, rows);
    this.count.textContent = trouble || `${counted(rows.length)} of ${this.table.length.toLocaleString()}`;
    await this.results.show(rows, found);
    if (turn !== this.turn) return;
    this.found.removeAttribute("aria-busy");
    await this.#complete();
  }

  async #fail(error) {
    this.count.textContent = unread(error);
    await this.results.show([], null);
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

  get #isBusy() {
    return this.found.hasAttribute("aria-busy");
  }

  #showForm({ words, from, to, order }) {
    const { elements } = this.form;
    if (elements.q.value.trim() !== words) elements.q.value = words;
    elements.from.value = from;
    elements.to.value = to;
    this.sort.value = order;
    this.sort.disabled = !words;
  }

  /** Everything chosen, each to be taken back. */
  #showChosen(selection) {
    const items = this.table.facets.flatMap((facet) => {
      const { include, exclude } = selection.choice(facet.key);
      const chip = (id, sign) => {
        const name = facet.values[facet.numbers.get(id)]?.name ?? id;
        return this.#chip(`${facet.label}: ${sign}${name}`, selection.choosing(facet.key, id, ""));
      };
      return [...[...include].map((id) => chip(id, "")), ...[...exclude].map((id) => chip(id, "not "))];
    });
    if (selection.from) items.push(this.#chip(`From ${selection.from}`, selection.with({ from: "" })));
    if (selection.to) items.push(this.#chip(`To ${selection.to}`, selection.with({ to: "" })));
    if (!selection.isEmpty) items.push(this.#chip("Clear all", new Selection()));
    this.chosen.replaceChildren(...items);
  }

  #chip(text, without) {
    const isAll = text === "Clear all";
    const name = isAll ? text : `Remove ${text}`;
    const button = { type: "button", class: "wf-chip", "aria-label": name, onclick: () => this.#go(without) };
    return element("li", {}, element("button", button, text, isAll ? "" : " ×"));
  }

  /** Who or what goes by the words; where nothing was found, what comes nearest. */
  #showNames(selection, rows) {
    const { words } = selection;
    const answers = words ? this.names.answers(words, 5) : [];
    const parts = [named("Names", answers)];
    if (!answers.length && words) {
      parts.push(named("Nearest names", this.names.nearest(words, { hasTexts: rows.length > 0 })));
    }
    if (!rows.length) {
      parts.push(element("p", {}, "No briefing fits all of this."));
      if (selection.isNarrowed && words) {
        const without = new Selection({ words });
        const onclick = () => this.#go(without);
        parts.push(
          element("button", { type: "button", class: "wf-button", onclick }, `Look for “${words}” everywhere`),
        );
      }
    }
    this.answers.replaceChildren(...parts.filter(Boolean));
  }
}

/** The better match first, of equals the newer event. */
function byScore(found, a, b) {
  return rounded(found.get(b)) - rounded(found.get(a)) || a - b;
}

/** What to say where the data is not there. */
function unread(error) {
  return `The list of briefings could not be read (${error.message}). Try again later.`;
}

function counted(number) {
  return `${number.toLocaleString()} ${number === 1 ? "briefing" : "briefings"}`;
}

/** Terms by their names, each a link to its page. */
function named(label, answers) {
  if (!answers.length) return null;
  const items = answers.map(({ entry, spelling }) =>
    element(
      "li",
      {},
      element("a", { href: address(entry.address) }, entry.name),
      spelling === entry.name ? "" : ` (${spelling})`,
      " ",
      element("span", { class: "wf-quiet" }, `${entry.axis.singular}, ${counted(entry.count)}`),
    ),
  );
  return element("div", { class: "wf-named" }, element("p", { class: "wf-label" }, label), element("ul", {}, items));
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
  if (words) hits(words).catch(() => {}); // on its way with the tables; asked for again when shown
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
