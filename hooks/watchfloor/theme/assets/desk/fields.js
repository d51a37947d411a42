/** The fields of the form: put up from the page, read, and filled with what was kept. */

import { element } from "../search/element.js";
import { Pick } from "./pick.js";

let number = 0;

/** The fields right below `root`: not those of a group's items. */
export function fieldsIn(root) {
  return [...root.querySelectorAll(".wf-field")].filter(
    (each) => each.parentElement.closest(".wf-field") === (root.closest(".wf-field") ?? null),
  );
}

/** What one writes into: an input, a text or a choice; a list and a group have several. */
export function controls(field) {
  return [...field.querySelectorAll("input, textarea, select")].filter((each) => each.closest(".wf-field") === field);
}

/** The items of a group or a list. */
export function items(field) {
  return [...field.querySelector(".wf-items").children];
}

/** @type {WeakMap<Element, Pick>} */
const picks = new WeakMap();

/** The chosen terms of a field. */
export function pickOf(field) {
  return picks.get(field);
}

/** Put up `root`: labels, ids and what reacts to clicks. `known` finds terms and briefings. */
export function putUp(root, known) {
  for (const field of fieldsIn(root)) {
    const { widget } = field.dataset;
    label(field);
    if (["terms", "term", "briefings"].includes(widget)) picks.set(field, new Pick(field, known));
    if (widget === "choice") field.querySelector("select").addEventListener("change", () => explain(field));
    if (["group", "list"].includes(widget)) repeat(field, known);
  }
}

function repeat(field, known) {
  const isRequired = Boolean(field.dataset.required);
  own(field, ".wf-item__add").addEventListener("click", () => {
    const made = add(field, known);
    made.querySelector("input, textarea, select").focus();
    changed(field);
  });
  if (isRequired) add(field, known);
  else count(field);
}

/** Add an item to `field`, and return it. */
export function add(field, known) {
  own(field, ".wf-items").append(own(field, "template").content.cloneNode(true));
  const made = items(field).at(-1);
  if (field.dataset.widget === "group") putUp(made, known);
  else label(field);
  const out = [...made.querySelectorAll(".wf-item__out")].at(-1);
  out.addEventListener("click", () => {
    const next = made.nextElementSibling ?? made.previousElementSibling;
    made.remove();
    count(field);
    (next?.querySelector("input, textarea, select") ?? own(field, ".wf-item__add")).focus();
    changed(field);
  });
  count(field);
  return made;
}

/** Number the items, and offer another where there may be one. */
function count(field) {
  const name = field.dataset.singular ?? field.querySelector(".wf-field__name").textContent;
  const all = items(field);
  own(field, ".wf-item__add").disabled = Boolean(field.dataset.most) && all.length >= Number(field.dataset.most);
  all.forEach((each, at) => {
    const said = `${name} ${at + 1}`;
    if (field.dataset.widget === "group") each.querySelector(".wf-item__name").textContent = said;
    [...each.querySelectorAll(".wf-item__out")].at(-1).setAttribute("aria-label", `Remove ${said}`);
    [...each.querySelectorAll(".wf-item__out")].at(-1).hidden = all.length === 1 && Boolean(field.dataset.required);
    if (field.dataset.widget === "list") each.firstElementChild.setAttribute("aria-label", said);
  });
}

function own(field, selector) {
  return [...field.querySelectorAll(selector)].filter((each) => each.closest(".wf-field") === field).at(-1);
}

/** Tie the label, the help and the problem of `field` to what one writes into. */
function label(field) {
  const id = (field.id ||= `desk-field-${++number}`);
  const [name, help, told] = ["label", "help", "problem"].map((part) => own(field, `.wf-field__${part}`));
  name.id = `${id}-label`;
  told.id = `${id}-problem`;
  if (help) help.id = `${id}-help`;
  const described = [help?.id, told.id].filter(Boolean).join(" ");
  if (field.dataset.widget === "group") {
    field.setAttribute("role", "group");
    field.setAttribute("aria-labelledby", name.id);
  }
  for (const control of controls(field)) {
    if (field.dataset.widget !== "list") control.setAttribute("aria-labelledby", name.id);
    control.setAttribute("aria-describedby", described);
    if (field.dataset.widget !== "list") name.addEventListener("click", () => control.focus());
  }
}

/** Show what the chosen word means. */
export function explain(field) {
  const meaning = field.querySelector("select").selectedOptions[0]?.dataset.meaning ?? "";
  const told = field.querySelector(".wf-field__meaning");
  told.textContent = meaning;
  told.hidden = !meaning;
}

/** What stands in `field`: text, a list of texts, or a list of items by key. */
export function read(field) {
  const { widget } = field.dataset;
  if (widget === "group") return items(field).map(readAll);
  if (widget === "list") return items(field).map((each) => each.firstElementChild.value).filter((each) => each.trim());
  if (widget === "term") return pickOf(field).chosen[0] ?? "";
  if (["terms", "briefings"].includes(widget)) return pickOf(field).chosen;
  const [control] = controls(field);
  return control.type === "checkbox" ? (control.checked ? "true" : "") : control.value;
}

/** What stands in every field below `root`, by the name of each. */
export function readAll(root) {
  return Object.fromEntries(fieldsIn(root).map((each) => [nameOf(each), read(each)]));
}

/** Whether `value` holds nothing that somebody wrote. */
export function isEmpty(value) {
  if (typeof value === "string") return !value.trim();
  return Object.values(value).every(isEmpty);
}

/** Put `value` into `field`, whatever shape a browser has kept it in. */
export function write(field, value, known) {
  const { widget } = field.dataset;
  if (widget === "group" || widget === "list") {
    const wanted = Array.isArray(value) ? value : [];
    items(field).forEach((each) => each.remove());
    const least = field.dataset.required ? 1 : 0;
    for (let at = 0; at < Math.max(wanted.length, least); at++) {
      const made = add(field, known);
      if (widget === "list") made.firstElementChild.value = wanted[at] ?? "";
      else writeAll(made, wanted[at] ?? {}, known);
    }
    count(field);
  } else if (["terms", "term", "briefings"].includes(widget)) {
    pickOf(field).take([value ?? []].flat().filter(Boolean));
  } else {
    const [control] = controls(field);
    if (control.type === "checkbox") control.checked = value === "true";
    else control.value = value ?? "";
    if (widget === "choice") explain(field);
  }
}

/** Put `values`, by the names of fields, into the fields below `root`. */
export function writeAll(root, values, known) {
  for (const field of fieldsIn(root)) write(field, values?.[nameOf(field)], known);
}

function nameOf(field) {
  return field.dataset.key ?? field.dataset.title ?? field.dataset.widget;
}

/** Say that `field` has another value. */
export function changed(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Show `problem` at `field`, or that there is none. */
export function tell(field, problem, explanation) {
  const told = own(field, ".wf-field__problem");
  told.hidden = !problem;
  told.replaceChildren(...(problem ? [problem.message, problem.hint && ` (${problem.hint})`, " ", element("a", { class: "wf-code", href: explanation }, problem.code)] : []).filter(Boolean));
  field.classList.toggle("is-wrong", Boolean(problem));
  for (const control of controls(field)) {
    if (problem) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}
