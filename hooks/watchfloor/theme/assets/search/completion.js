/** What may be meant by what is being typed: a list below the box, chosen from by key or pointer. */

import { element } from "./element.js";

export class Completion {
  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   * @param {(text: string, caret: number) => {from: number, to: number, text: string, label: string, detail: string}[]} find
   * @param {() => void} done Called once what was chosen stands in the box, complete.
   */
  constructor(input, list, find, done) {
    [this.input, this.list, this.find, this.done] = [input, list, find, done];
    list.id = "wf-completions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Operators and names that fit");
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.#offer());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the focus
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #offer() {
    const { value, selectionEnd } = this.input;
    const found = this.find(value, selectionEnd ?? value.length);
    const options = found.map((each, at) =>
      element(
        "div",
        { class: "wf-answer", role: "option", id: `wf-completion-${at}`, "aria-selected": "false", onclick: () => this.#take(each) },
        element("span", { class: "wf-answer__title" }, each.label),
        element("span", { class: "wf-quiet" }, each.detail),
      ),
    );
    this.list.replaceChildren(...options);
    if (!options.length) return this.close();
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.input.removeAttribute("aria-activedescendant");
  }

  #take({ from, to, text }) {
    const { value } = this.input;
    const begun = value.slice(0, from) + text;
    this.input.value = begun + value.slice(to);
    this.input.setSelectionRange(begun.length, begun.length);
    if (text.endsWith(":")) return this.#offer();
    this.close();
    this.done();
  }

  #key(event) {
    const options = [...this.list.children];
    const at = this.list.hidden ? -1 : options.findIndex((each) => each.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) return this.#offer();
      const by = event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1;
      this.#select(options, (at + by + options.length) % options.length);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      options[at].click();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault(); // or the browser empties the box
      this.close();
    } else if (event.key === "Enter") {
      this.close();
    }
  }

  #select(options, next) {
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === next)));
    this.input.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  }
}
