/** The search box in the header: names first, then texts, all by the keyboard if one likes. */

import { address } from "./data.js";
import { element, marked } from "./element.js";
import { Names } from "./names.js";
import { pages } from "./text.js";

const KEYS = new Set(["/", "s", "f"]); // the theme's own
const PAUSE = 120; // milliseconds without a key before words are searched
const MOST = 6;

class SearchBox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input");
    this.list = form.querySelector(".wf-search__answers");
    this.turn = 0;
    this.list.id = "wf-answers";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Answers");
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": this.list.id,
      "aria-expanded": "false",
    })) {
      this.input.setAttribute(name, value);
    }
    this.#listen();
  }

  #listen() {
    let waiting;
    this.input.addEventListener("focus", () => Names.loaded().catch(() => {}), { once: true });
    this.input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.#answer(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.form.addEventListener("submit", (event) => {
      const option = this.list.querySelector("[aria-selected=true]");
      if (!option) return;
      event.preventDefault();
      location.assign(option.href);
    });
    this.form.addEventListener("focusout", (event) => {
      if (!this.form.contains(event.relatedTarget)) this.close();
    });
    document.addEventListener("keydown", (event) => {
      const isWriting = event.target.closest("input, textarea, select, [contenteditable]");
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey || !KEYS.has(event.key)) return;
      event.preventDefault();
      this.open();
    });
    document.querySelector(".wf-search__open")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.open();
    });
  }

  /** Bring the box up where it is folded away, and write in it. */
  open() {
    this.form.classList.add("is-open");
    this.input.focus();
    this.input.select();
  }

  /** Put the answers away. */
  close() {
    this.turn++; // what is still being searched comes too late
    this.form.classList.remove("is-open");
    this.#unfold(false);
  }

  #unfold(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    if (event.key === "Escape") {
      this.close();
      this.input.blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#step(event.key === "ArrowDown" ? 1 : -1);
    }
  }

  #step(by) {
    const options = [...this.list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const next = (at + by + options.length + (at < 0 && by < 0 ? 1 : 0)) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === next)));
    this.input.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  }

  async #answer() {
    const words = this.input.value.trim();
    const turn = ++this.turn;
    if (!words) return this.#unfold(false);
    const names = await Names.loaded();
    const answers = names.answers(words, 4);
    this.#show(turn, words, answers, []); // names answer at once
    let trouble = "";
    const found = await pages(words).catch((error) => {
      trouble = `The texts cannot be searched (${error.message}).`;
      return [];
    });
    const texts = await Promise.all(found.slice(0, MOST).map((result) => result.data()));
    const known = new Set(answers.map(({ entry }) => address(entry.address)));
    const others = texts.filter((text) => !known.has(text.url));
    const nearest = answers.length ? [] : names.nearest(words, { limit: 4, hasTexts: others.length > 0 });
    this.#show(turn, words, [...answers, ...nearest], others, { isGuess: nearest.length > 0, trouble });
    if (turn === this.turn) this.list.dataset.words = words;
  }

  #show(turn, words, answers, texts, { isGuess = false, trouble = "" } = {}) {
    if (turn !== this.turn) return; // something else was typed in the meantime
    const everywhere = `${this.form.action}?q=${encodeURIComponent(words)}`;
    this.list.replaceChildren(
      ...group(isGuess ? "Nearest names" : "Names", answers.map(nameOption)),
      ...group("In the text", texts.map(textOption)),
      option(
        everywhere,
        element("span", { class: "wf-answer__all" }, `Explore everything with “${words}”`),
        trouble && element("span", { class: "wf-answer__text" }, trouble),
      ),
    );
    this.list.querySelectorAll("[role=option]").forEach((each, at) => (each.id = `wf-answer-${at}`));
    this.#unfold(true);
  }
}

function group(label, options) {
  const name = element("p", { class: "wf-label", "aria-hidden": "true" }, label);
  return options.length ? [element("div", { role: "group", "aria-label": label }, name, options)] : [];
}

function nameOption({ entry, spelling }) {
  const also = spelling === entry.name ? "" : ` (${spelling})`;
  return option(
    address(entry.address),
    element("span", { class: "wf-answer__title" }, entry.name, also),
    element("span", { class: "wf-quiet" }, entry.axis.singular + (entry.count ? ` · ${entry.count}` : "")),
  );
}

function textOption({ url, meta, excerpt }) {
  return option(
    url,
    element("span", { class: "wf-answer__title" }, meta.title),
    meta.date && element("span", { class: "wf-quiet" }, meta.date),
    element("span", { class: "wf-answer__text" }, marked(excerpt)),
    meta.line && element("span", { class: "wf-answer__line" }, meta.line),
  );
}

function option(href, ...children) {
  return element("a", { class: "wf-answer", role: "option", "aria-selected": "false", tabindex: "-1", href }, children);
}

const form = document.querySelector(".wf-search");
if (form) new SearchBox(form);
