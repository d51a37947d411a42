/** The form in which a briefing or an update is written, and the file beside it. */

import { address } from "../search/data.js";
import { element } from "../search/element.js";
import { fieldProblems, has, isRequired, nameOf, target, written } from "./checking.js";
import { changed, fieldsIn, isEmpty, putUp, read, readAll, tell, write, writeAll } from "./fields.js";
import { copy, download, onGitHub } from "./handing.js";
import { asked, keep, kept } from "./keeping.js";
import { Known } from "./known.js";
import { pathOf, proposed } from "./naming.js";
import { relationProblems } from "./relations.js";
import { collapsed, wrong } from "./rules.js";
import { file } from "./writing.js";

const PAUSE = 150; // milliseconds without a key before all is looked at
const WARNINGS = new Set(["source-unused", "id-date"]);

class Desk {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.order = root.dataset.order.split(" ");
    this.known = new Known();
    this.idField = root.querySelector("[data-widget=id]");
    this.idInput = this.idField.querySelector("input");
    this.touched = new WeakSet();
    this.isIdOwn = false;
    putUp(this.form, this.known);
    putUp(root.querySelector(".wf-desk__file"), this.known);
    this.#restore();
    this.#listen();
    root.hidden = false;
    this.#look();
    this.known.load("publishers").then(() => this.#look());
    this.known.load("briefings").then(() => this.#look());
  }

  get kind() {
    return this.form.elements.kind.value;
  }

  #restore() {
    const draft = kept();
    if (draft) {
      this.form.elements.kind.value = draft.kind;
      writeAll(this.form, draft.values, this.known);
      this.isIdOwn = Boolean(draft.id);
      this.idInput.value = draft.id ?? "";
      this.#say("Your draft is as you left it.");
    }
    if (asked && !draft) {
      this.form.elements.kind.value = "update";
      write(this.#field("updates"), [asked], this.known);
    }
  }

  #say(words) {
    this.root.querySelector(".wf-desk__kept [role=status]").textContent = `${words} It stays in this browser until you forget it, and nothing is sent anywhere.`;
  }

  #field(key) {
    return fieldsIn(this.form).find((each) => each.dataset.key === key);
  }

  #listen() {
    let waiting;
    this.root.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        this.#look();
        this.#keep();
      }, PAUSE);
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.root.addEventListener("focusout", (event) => {
      const field = event.target.closest(".wf-field");
      if (!field) return;
      this.touched.add(field);
      this.#look();
    });
    this.idInput.addEventListener("input", () => (this.isIdOwn = Boolean(this.idInput.value)));
    this.#on("forget", () => this.#forget());
    this.#on("copy", async () => this.#done(await copy(this.text), "Copied.", "This browser does not let a page copy: select the text below."));
    this.#on("download", () => {
      download(pathOf(this.id).split("/").at(-1), this.text);
      this.#done(true, "Downloaded.");
    });
    this.#on("open", () => {
      if (!this.isFilled) copy(this.text).then((isDone) => this.#done(isDone, "The file is too long for an address, so it was copied: paste it on the page that opens.", "The file is too long for an address, and could not be copied: copy it from below."));
    });
  }

  #on(name, listen) {
    this.root.querySelector(`.wf-desk__${name}`)?.addEventListener("click", listen);
  }

  #done(isDone, words, otherwise) {
    const said = this.root.querySelector(".wf-desk__said");
    said.textContent = "";
    setTimeout(() => (said.textContent = isDone ? words : otherwise)); // so that it is read out again
    this.isAllShown = true;
    this.#look();
  }

  #keep() {
    const values = readAll(this.form);
    const isKept = keep({ kind: this.kind, id: this.isIdOwn ? this.idInput.value : "", values });
    this.#say(isKept ? "Your draft is kept." : "This browser keeps no drafts: copy the file before you leave.");
  }

  #forget() {
    if (!confirm("Forget all that you have written here?")) return;
    keep(undefined);
    writeAll(this.form, {}, this.known);
    this.isIdOwn = false;
    this.idInput.value = "";
    this.touched = new WeakSet();
    this.isAllShown = false;
    if (asked) write(this.#field("updates"), [asked], this.known);
    this.#look();
    this.#say("The draft is forgotten. What you write");
    this.form.querySelector("[name=kind]").focus();
  }

  /** Look at everything: what is shown, what is wrong, and what the file is. */
  #look() {
    const { kind } = this;
    for (const part of this.form.querySelectorAll("[data-forms]")) part.hidden = !has(part, kind);
    for (const field of this.form.querySelectorAll(".wf-field")) {
      field.querySelector(":scope > .wf-field__label > .wf-field__optional").hidden = isRequired(field, kind);
    }
    if (!this.isIdOwn) this.idInput.value = this.#proposed();
    this.id = collapsed(this.idInput.value);
    this.text = file(this.#entries(), this.#sections());
    this.#showFile();
    this.#showProblems([
      ...fieldProblems(this.form, kind, this.known),
      ...relationProblems(this.form, kind, this.known, this.idField, this.id),
      ...this.#idProblems(),
    ]);
    this.#showCites();
  }

  #proposed() {
    const event = collapsed(read(this.#field("event_date")));
    const updated = this.kind === "update" ? (read(this.#field("updates"))[0] ?? "") : "";
    if (wrong("span", event)) return "";
    const id = proposed(event, read(this.#field("title")), updated);
    return updated && this.known.name("briefings", id) !== undefined ? `${id}-update` : id;
  }

  #idProblems() {
    const found = this.id ? wrong("briefing", this.id) : undefined;
    if (this.id) return found ? [{ field: this.idField, ...found }] : [];
    return [{ field: this.idField, code: "value-empty", message: "Id has no value", hint: "date and title make one, if the title is in Latin letters" }];
  }

  #entries() {
    const kind = this.kind === "update" ? [{ key: "kind", kind: "word", value: "update" }] : [];
    const fields = fieldsIn(this.form).filter((each) => each.dataset.key && has(each, this.kind));
    const rank = (field) => this.order.indexOf(field.dataset.key);
    return [...kind, ...fields.sort((a, b) => rank(a) - rank(b)).flatMap((each) => entry(each, this.kind))];
  }

  #sections() {
    const texts = fieldsIn(this.form).filter((each) => each.dataset.widget === "text" && has(each, this.kind));
    const isNeeded = (field, at) => isRequired(field, this.kind) || read(field).trim() || (texts[at + 1]?.dataset.level === "3" && read(texts[at + 1]).trim());
    return texts.filter(isNeeded).map((field) => ({ title: field.dataset.title, level: Number(field.dataset.level), text: read(field).trim() }));
  }

  #showFile() {
    const { newFile } = this.root.dataset;
    const path = this.id ? pathOf(this.id) : "";
    this.root.querySelector(".wf-desk__path").hidden = !path;
    this.root.querySelector(".wf-desk__path code").textContent = path;
    this.root.querySelector(".wf-desk__preview").textContent = this.text;
    if (!newFile) return;
    const open = this.root.querySelector(".wf-desk__open");
    const { address: href, isFilled } = onGitHub(newFile, path || "briefings/", this.text);
    open.href = href;
    open.textContent = isFilled ? "Open on GitHub" : "Copy and open GitHub";
    this.isFilled = isFilled;
  }

  #showProblems(problems) {
    const byField = new Map([...problems].reverse().map((each) => [each.field, each])); // the first
    for (const field of this.root.querySelectorAll(".wf-field")) {
      const found = byField.get(field);
      const isSaid = found && (this.touched.has(field) || this.isAllShown || !isBlank(found));
      tell(field, isSaid ? found : undefined, explained(found?.code));
    }
    const blanks = onceAnItem(problems.filter(isBlank));
    const wrongs = problems.filter((each) => !isBlank(each));
    const list = this.root.querySelector(".wf-desk__problems");
    list.replaceChildren(...wrongs.map(line), ...(blanks.length ? [blankLine(blanks)] : []));
    const count = this.root.querySelector(".wf-desk__count");
    const words = counted(wrongs, blanks);
    if (count.textContent !== words) count.textContent = words;
    count.classList.toggle("is-ready", !problems.length);
  }

  /** Offer the sources above each text, where a click cites one. */
  #showCites() {
    const group = this.#field("sources");
    const ids = written(group, this.kind).map((item) => collapsed(read(fieldsIn(item).find((each) => each.dataset.key === "id")))).filter(Boolean);
    for (const box of this.form.querySelectorAll(".wf-cites")) {
      if (box.dataset.ids === ids.join(" ")) continue;
      box.dataset.ids = ids.join(" ");
      box.hidden = !ids.length;
      box.replaceChildren("Cite ", ...ids.map((id) => element("button", { type: "button", class: "wf-chip", onclick: () => cite(box.parentElement, id) }, `[^${id}]`)));
    }
  }
}

/** The entries of the file for `field`: one, or none where it may be absent. */
function entry(field, form) {
  const { key, widget, rule } = field.dataset;
  const value = read(field);
  const isWanted = isRequired(field, form) && !(field.dataset.either && !isEmpty(read(partner(field))));
  if (isEmpty(value) && !isWanted) return [];
  if (widget === "group") {
    const kept = written(field, form).map((item) => fieldsIn(item).flatMap((each) => entry(each, form)));
    return [{ key, kind: "group", value: kept }];
  }
  if (isEmpty(value)) return [{ key, kind: "word", value: "" }];
  if (Array.isArray(value)) {
    if (key === "updates") return [{ key, kind: "line", value: value[0] }];
    return [{ key, kind: field.querySelector("textarea") ? "lines" : "words", value }];
  }
  const isWord = ["choice", "flag"].includes(widget) || (rule !== "text" && !wrong(rule, value) && !value.endsWith(":"));
  return [{ key, kind: isWord ? "word" : widget === "prose" ? "prose" : "line", value: isWord ? collapsed(value) : value }];
}

function partner(field) {
  return fieldsIn(field.closest(".wf-item")).find((each) => each.dataset.key === field.dataset.either);
}

function isBlank({ code }) {
  return code === "value-empty" || code === "section-missing";
}

function explained(code) {
  return address(`contribute/problems/#${code ?? ""}`);
}

function counted(wrongs, blanks) {
  const parts = [
    wrongs.length && `${wrongs.length} ${wrongs.length === 1 ? "problem" : "problems"}`,
    blanks.length && `${blanks.length} still to be written`,
  ].filter(Boolean);
  return parts.length ? `${parts.join(", ")}.` : "Nothing is missing as far as the form can see. The check will look again.";
}

function line({ field, code, message, hint }) {
  const made = element("li", WARNINGS.has(code) ? { class: "is-warning" } : {}, way(field, whole(field)), ": ", message, hint && ` (${hint})`, " ", element("a", { class: "wf-code", href: explained(code) }, code));
  return made;
}

/** Of `blanks` within one item the first: it is known that there are others. */
function onceAnItem(blanks) {
  const seen = new Set();
  return blanks.filter(({ field }) => {
    const outer = outermost(field);
    return !seen.has(outer) && seen.add(outer);
  });
}

/** The item of the form's own group that `field` stands in, or `field` itself. */
function outermost(field) {
  const around = field.parentElement.closest(".wf-item");
  return around ? outermost(around) : field;
}

function blankLine(blanks) {
  const links = blanks.flatMap(({ field }, at) => [at ? ", " : "", way(field, outermost(field).querySelector(".wf-item__name, .wf-field__name").textContent)]);
  const codes = [...new Set(blanks.map(({ code }) => code))].flatMap((code) => [" ", element("a", { class: "wf-code", href: explained(code) }, code)]);
  return element("li", { class: "is-blank" }, "Still to be written: ", links, codes);
}

/** The name of `field`, after that of the item it belongs to. */
function whole(field) {
  const item = field.closest(".wf-item--line, .wf-item")?.querySelector(".wf-item__name")?.textContent;
  return item ? `${item}, ${nameOf(field)}` : nameOf(field);
}

function way(field, words) {
  const go = (event) => {
    event.preventDefault();
    for (let each = field; each; each = each.parentElement?.closest("details")) if (each.tagName === "DETAILS") each.open = true;
    target(field).focus();
  };
  return element("a", { href: `#${field.id}`, onclick: go }, words);
}

/** Cite the source `id` where somebody was writing in `field`. */
function cite(field, id) {
  const area = field.querySelector("textarea");
  area.focus();
  area.setRangeText(`[^${id}]`, area.selectionStart, area.selectionEnd, "end");
  changed(field);
}

const desk = document.querySelector(".wf-desk");
if (desk) new Desk(desk);
