/** The search box in the header, all by the keyboard if one likes. */

const KEYS = new Set(["/", "s", "f"]); // the theme's own
const PAUSE = 120; // milliseconds without a key before words are searched

class SearchBox {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input");
    this.list = form.querySelector(".wf-search__answers");
    this.opener = document.querySelector(".wf-search__open");
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
    this.input.addEventListener("focus", () => this.#prepare(), { once: true });
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
    this.opener.addEventListener("click", (event) => {
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
      if (!this.input.checkVisibility()) this.opener.focus(); // folded away on a phone
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
    this.#select(options[next]);
    options[next].scrollIntoView({ block: "nearest" });
  }

  #select(option) {
    for (const each of this.list.querySelectorAll("[role=option]")) each.setAttribute("aria-selected", String(each === option));
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /** What answers is loaded when somebody may ask: most pages are only read. */
  async #prepare() {
    const { prepare } = await import("./answers.js");
    prepare();
  }

  async #answer() {
    const words = this.input.value.trim();
    const turn = ++this.turn;
    if (!words) return this.#unfold(false);
    const { answers } = await import("./answers.js");
    for await (const found of answers(words, this.form.action)) {
      if (turn !== this.turn) return; // something else was typed in the meantime
      this.#show(found, turn);
    }
    this.list.dataset.words = words;
  }

  #show(found, turn) {
    const chosen = this.shown === turn && this.list.querySelector("[aria-selected=true]")?.href;
    this.shown = turn;
    this.list.replaceChildren(...found);
    const options = [...this.list.querySelectorAll("[role=option]")];
    options.forEach((each, at) => (each.id = `wf-answer-${at}`));
    this.#unfold(true);
    const still = options.find(({ href }) => href === chosen); // the texts come after the names
    if (still) this.#select(still);
  }
}

const form = document.querySelector(".wf-search");
if (form) new SearchBox(form);
