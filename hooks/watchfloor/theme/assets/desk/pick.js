/** Choosing terms or briefings by any of their names: chips, and a box that completes. */

import { element } from "../search/element.js";
import { slug } from "./naming.js";

const MOST = 8;

/** What is chosen in one field. */
export class Pick {
  /** @param known `answers(axis, words)` and `name(axis, id)`, both at once. */
  constructor(field, known) {
    this.field = field;
    this.known = known;
    this.axis = field.dataset.axis ?? "briefings";
    this.isSingle = field.dataset.widget === "term" || field.dataset.key === "updates";
    this.chosen = [];
    this.input = field.querySelector("input");
    this.list = field.querySelector(".wf-pick__answers");
    this.chips = field.querySelector(".wf-chips");
    this.list.id = `${field.id}-answers`;
    const name = field.querySelector(".wf-field__name").textContent;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", `${name} that fit`);
    this.chips.setAttribute("aria-label", `${name} that are chosen`);
    for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" })) {
      this.input.setAttribute(key, value);
    }
    this.#listen();
    this.#show();
  }

  #listen() {
    this.input.addEventListener("focus", () => this.known.load(this.axis).then(() => this.#show()), { once: true });
    this.input.addEventListener("input", (event) => {
      event.stopPropagation(); // nothing is chosen yet
      this.#answer();
    });
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => {
      this.#unfold(false);
      if (this.input.value.trim()) this.#choose(this.#meant());
    });
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the focus
  }

  /** Choose `ids` and nothing else. */
  take(ids) {
    this.chosen = ids.map(String);
    this.#show();
    if (ids.length) this.known.load(this.axis).then(() => this.#show());
  }

  #key(event) {
    const options = [...this.list.querySelectorAll("[role=option]")];
    const at = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.#answer();
      const by = event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1;
      return this.#select(options, (at + by + options.length) % options.length);
    }
    if (event.key === "Escape" && !this.list.hidden) return this.#unfold(false);
    if (event.key === "Backspace" && !this.input.value && this.chosen.length) return this.#drop(this.chosen.at(-1));
    if (event.key !== "Enter") return undefined;
    event.preventDefault();
    return this.#choose(at < 0 ? this.#meant() : options[at].dataset.id);
  }

  #select(options, next) {
    options.forEach((each, place) => each.setAttribute("aria-selected", String(place === next)));
    this.input.setAttribute("aria-activedescendant", options[next]?.id ?? "");
    options[next]?.scrollIntoView({ block: "nearest" });
  }

  /** The id that is meant by what was typed: a name's without doubt, or what one would be called. */
  #meant() {
    const words = this.input.value.trim();
    const { sure } = this.known.answers(this.axis, words);
    return sure ?? (this.axis === "briefings" ? words : slug(words) || words);
  }

  async #answer() {
    await this.known.load(this.axis);
    const words = this.input.value.trim();
    const { found, isGuess } = this.known.answers(this.axis, words);
    const options = found.filter(({ id }) => !this.chosen.includes(id)).slice(0, MOST).map((each, at) => this.#option(each, at));
    this.list.replaceChildren(...(isGuess && options.length ? [element("p", { class: "wf-label", "aria-hidden": "true" }, "Did you mean")] : []), ...options);
    this.#unfold(options.length > 0 && document.activeElement === this.input);
  }

  #option({ id, name, spelling, note }, at) {
    const also = spelling && spelling !== name ? ` (${spelling})` : "";
    const made = element(
      "div",
      { class: "wf-answer", role: "option", "aria-selected": "false", id: `${this.list.id}-${at}`, onclick: () => this.#choose(id) },
      element("span", { class: "wf-answer__title" }, name, also),
      element("span", { class: "wf-quiet" }, name === id ? note : `${id}${note ? ` · ${note}` : ""}`),
    );
    made.dataset.id = id;
    return made;
  }

  #unfold(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.input.removeAttribute("aria-activedescendant");
  }

  #choose(id) {
    this.#unfold(false);
    this.input.value = "";
    if (!id || this.chosen.includes(id)) return;
    this.chosen = this.isSingle ? [id] : [...this.chosen, id];
    this.#changed();
  }

  #drop(id) {
    this.chosen = this.chosen.filter((each) => each !== id);
    this.#changed();
    this.input.focus();
  }

  #changed() {
    this.#show();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #show() {
    this.chips.replaceChildren(...this.chosen.map((id) => this.#chip(id)));
    this.chips.hidden = !this.chosen.length;
  }

  #chip(id) {
    const name = this.known.name(this.axis, id);
    const isUnknown = name === undefined && this.known.isLoaded(this.axis) && this.axis !== "tags";
    return element(
      "li",
      { class: isUnknown ? "wf-picked is-unknown" : "wf-picked" },
      element("span", {}, name ?? id),
      name && name !== id ? element("code", {}, id) : null,
      element("button", { type: "button", class: "wf-picked__out", "aria-label": `Remove ${name ?? id}`, onclick: () => this.#drop(id) }, "×"),
    );
  }
}
