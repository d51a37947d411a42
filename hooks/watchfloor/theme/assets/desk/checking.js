/** What is wrong with the form, field by field: `{field, code, message, hint}`. */

import { controls, fieldsIn, isEmpty, items, pickOf, read } from "./fields.js";
import { problem, wrong } from "./rules.js";

/** The problems of every field below `root` that the form `kind` has. */
export function* fieldProblems(root, kind, known) {
  for (const field of fieldsIn(root).filter((each) => has(each, kind))) {
    for (const each of ofField(field, kind, known)) yield { field, ...each };
    if (field.dataset.widget === "group") yield* ofItems(field, kind, known);
  }
}

/** Whether the form `kind` has `field`, and whether it must be filled there. */
export function has(field, kind) {
  return field.dataset.forms.split(" ").includes(kind);
}

export function isRequired(field, kind) {
  return (field.dataset.required ?? "").split(" ").includes(kind);
}

/** The items of a group that stand in the file: one that is empty does only where it must. */
export function written(field, kind) {
  const all = items(field);
  const filled = all.filter((item) => fieldsIn(item).some((each) => !isEmpty(read(each))));
  return filled.length || !isRequired(field, kind) ? filled : all.slice(0, 1);
}

function* ofItems(group, kind, known) {
  for (const item of written(group, kind)) yield* fieldProblems(item, kind, known);
}

function* ofField(field, kind, known) {
  const { widget, title, either } = field.dataset;
  const value = read(field);
  if (widget === "group") return;
  if (isEmpty(value)) {
    const instead = either && read(sibling(field, either)).trim();
    if (!isRequired(field, kind) || instead) return;
    yield title
      ? problem("section-missing", `the section “${title}” is missing`, "write it")
      : problem("value-empty", `${nameOf(field)} has no value`, either ? `write one, or ${either}` : "write one");
  } else if (widget !== "text") {
    yield* ofValue(field, value, known);
  }
}

function* ofValue(field, value, known) {
  const { widget, rule, low, high, least, most, axis } = field.dataset;
  if (widget === "choice" || widget === "flag") return;
  if ([...field.querySelectorAll("input")].some((each) => each.closest(".wf-field") === field && each.validity.badInput)) {
    yield problem("date-wrong", "this is not a day", "write YYYY-MM-DD, such as 2025-10-16");
  }
  const limits = { low: Number(low ?? 0), high: Number(high ?? 0) };
  const values = [value].flat();
  for (const each of values) {
    const found = wrong(rule, each, limits);
    if (found) yield found;
    else if (pickOf(field)) yield* ofName(axis ?? "briefings", each, known);
  }
  if (rule === "slug" && widget === "list") yield* repeated(values);
  if (Array.isArray(value) && value.length < Number(least ?? 0)) yield problem("value-count", `there is only ${value.length}`, `write at least ${least}`);
  if (most && value.length > Number(most)) yield problem("value-count", `there are ${value.length}`, `write at most ${most}`);
}

function* ofName(axis, id, known) {
  if (axis === "tags" || !known.isLoaded(axis) || known.name(axis, id) !== undefined) return;
  if (axis === "briefings") return yield problem("briefing-unknown", `there is no briefing “${id}”`);
  const [meant] = known.nearest(axis, id);
  const hint = `${meant ? `did you mean ${meant}? if not, ` : ""}write its page first: docs/${axis}/${id}.md`;
  yield problem("term-unknown", `there is no “${id}” among the ${axis}`, hint);
}

/** Those of `words` that stood before. */
export function* repeated(words) {
  const twice = words.filter((word, at) => word && words.indexOf(word) < at);
  for (const word of new Set(twice)) yield problem("value-repeated", `“${word}” stands here twice`, "say it once");
}

export function sibling(field, key) {
  return fieldsIn(field.parentElement.closest(".wf-item") ?? field.closest("form")).find((each) => each.dataset.key === key);
}

export function nameOf(field) {
  return field.querySelector(".wf-field__name").textContent;
}

/** Where one goes to mend `field`. */
export function target(field) {
  return controls(field)[0] ?? items(field)[0]?.querySelector("input, textarea, select") ?? field.querySelector("button");
}
