/** The facets as a searcher sees them: values with counts, to be taken or left out. */

import { element } from "./element.js";
import { folded } from "./names.js";

const FEW = 8;

export class Facets {
  /**
   * @param {HTMLElement} place Where they stand.
   * @param {import("./table.js").Facet[]} facets
   * @param {(key: string, value: string, state: string) => void} choose
   */
  constructor(place, facets, choose) {
    this.parts = facets.map((facet) => new FacetPart(facet, choose));
    place.replaceChildren(...this.parts.map((part) => part.box));
  }

  /** Show what is chosen and how many briefings stand behind each value, as far as that is known. */
  show(selection, counts) {
    this.parts.forEach((part, at) => part.show(selection.choice(part.facet.key), counts[at]));
  }

  /** Say of those whose counts are still unknown that they will stay so for now. */
  giveUp(counts) {
    this.parts.forEach((part, at) => counts[at] || (part.chosen.textContent = "could not be read"));
  }
}

/** One facet; its values keep their order, so that none moves from under a pointer. */
class FacetPart {
  constructor(facet, choose) {
    this.facet = facet;
    this.choose = choose;
    this.isWhole = false;
    this.wanted = "";
    this.list = element("ul", { class: "wf-facet__values" });
    this.more = element("button", { type: "button", class: "wf-facet__more", onclick: () => this.#toggle() });
    this.find = element("input", {
      type: "search",
      class: "wf-facet__find",
      placeholder: `Find in ${facet.label.toLowerCase()}`,
      "aria-label": `Find in ${facet.label.toLowerCase()}`,
      oninput: () => this.#narrow(),
    });
    this.find.hidden = this.more.hidden = true;
    this.chosen = element("span", { class: "wf-facet__chosen" });
    this.items = new Map();
    this.box = element(
      "details",
      { class: "wf-facet", open: true },
      element("summary", {}, facet.label, " ", this.chosen),
      this.find,
      this.list,
      this.more,
    );
  }

  show(choice, counts) {
    this.choice = choice;
    this.counts = counts;
    const number = choice.include.size + choice.exclude.size;
    this.chosen.textContent = number ? String(number) : "";
    if (!counts) return; // they come later, and its values with them
    const shown = this.facet.order.filter((at) => this.#isShown(at));
    const few = this.isWhole ? shown : shown.filter((at, place) => place < FEW || this.#isChosen(at));
    // what stays is not touched: focus stays with it
    few.forEach((at, place) => {
      const item = this.#item(at);
      if (this.list.children[place] !== item) this.list.insertBefore(item, this.list.children[place] ?? null);
    });
    while (this.list.children.length > few.length) this.list.lastChild.remove();
    this.more.hidden = !this.isWhole && shown.length <= FEW;
    this.more.textContent = this.isWhole ? "Show fewer" : `All ${shown.length}`;
    this.find.hidden = !this.isWhole || this.facet.order.length <= FEW;
    this.box.hidden = !this.facet.order.some((at) => this.counts[at] > 0 || this.#isChosen(at));
  }

  #isChosen(at) {
    const { id } = this.facet.values[at];
    return this.choice.include.has(id) || this.choice.exclude.has(id);
  }

  #isShown(at) {
    if (this.#isChosen(at)) return true;
    return this.counts[at] > 0 && folded(this.facet.values[at].name).includes(this.wanted);
  }

  #item(at) {
    const { id, name } = this.facet.values[at];
    if (!this.items.has(at)) this.items.set(at, this.#made(id, name));
    const { item, box, count, out } = this.items.get(at);
    const isOut = this.choice.exclude.has(id);
    box.checked = this.choice.include.has(id);
    count.textContent = this.counts[at].toLocaleString();
    out.setAttribute("aria-pressed", String(isOut));
    item.classList.toggle("is-out", isOut);
    return item;
  }

  #made(id, name) {
    const { key } = this.facet;
    const count = element("span", { class: "wf-count" });
    const box = element("input", {
      type: "checkbox",
      onchange: () => this.choose(key, id, box.checked ? "include" : ""),
    });
    const out = element(
      "button",
      {
        type: "button",
        class: "wf-facet__out",
        "aria-label": `Leave out ${name}`,
        title: `Leave out ${name}`,
        onclick: () => this.choose(key, id, this.choice.exclude.has(id) ? "" : "exclude"),
      },
      "−",
    );
    const label = element("label", {}, box, element("span", {}, name), count);
    return { item: element("li", {}, label, out), box, count, out };
  }

  #toggle() {
    this.isWhole = !this.isWhole;
    if (!this.isWhole) this.find.value = this.wanted = "";
    this.show(this.choice, this.counts);
    if (this.isWhole) this.find.focus();
  }

  #narrow() {
    this.wanted = folded(this.find.value);
    this.show(this.choice, this.counts);
  }
}
