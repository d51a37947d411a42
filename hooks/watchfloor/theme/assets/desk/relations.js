/** What is wrong between fields: dates that contradict each other, names that lead nowhere. */

import { has, nameOf, repeated, sibling, written } from "./checking.js";
import { first, parsed, today } from "./dates.js";
import { fieldsIn, read } from "./fields.js";
import { pathOf } from "./naming.js";
import { collapsed, problem, wrong } from "./rules.js";

const FOOTNOTE = /\[\^([^[\]\s]+)\]/g;

/** The problems between the fields of `form`, which will be the file called `id`. */
export function* relationProblems(form, kind, known, idField, id) {
  const fields = new Map(fieldsIn(form).filter((each) => has(each, kind)).map((each) => [each.dataset.key, each]));
  const every = (key, inner) =>
    !fields.has(key) ? [] : written(fields.get(key), kind).map((item) => fieldsIn(item).find((each) => each.dataset.key === inner));
  yield* publication(fields);
  yield* ofSources(fields, every);
  yield* ahead(fields, every, kind);
  for (const key of ["sources", "judgements", "forecasts"]) yield* names(every(key, "id"));
  yield* citing(form, kind, every, known);
  yield* identity(fields, known, idField, id);
}

function span(field) {
  const found = field && parsed(collapsed(read(field)));
  return found?.precision ? { ...found, text: collapsed(read(field)), field } : undefined;
}

function* publication(fields) {
  const [event, asOf, published] = ["event_date", "as_of", "published"].map((key) => span(fields.get(key)));
  if (published && published.earliest > today()) yield at(published, "date-future", "is still to come", "the day the briefing is filed");
  if (asOf && published && asOf.earliest > published.latest) yield at(asOf, "date-order", `is after Published, ${published.text}`, "what is learnt later goes into an update");
  if (event && published && event.earliest > published.latest) yield at(event, "date-order", `is after Published, ${published.text}`, "what is only due belongs under Watch");
  if (asOf && event && asOf.latest < event.earliest) yield at(asOf, "date-order", `is before the event, ${event.text}`, "the day of the newest information used");
}

function at(date, code, message, hint) {
  return { field: date.field, ...problem(code, `${date.text} ${message}`, hint) };
}

function* ofSources(fields, every) {
  const asOf = span(fields.get("as_of"));
  for (const published of every("sources", "published").map(span).filter(Boolean)) {
    if (asOf && published.earliest > asOf.latest) yield at(published, "date-order", `is newer than ${nameOf(asOf.field)}, ${asOf.text}`, "the day of the newest information used");
  }
  for (const accessed of every("sources", "accessed").map(span).filter(Boolean)) {
    const published = span(sibling(accessed.field, "published"));
    if (accessed.earliest > today()) yield at(accessed, "date-future", "is still to come", "the day on which you read it");
    else if (published && accessed.latest < published.earliest) yield at(accessed, "date-order", `is before the source was published, ${published.text}`, "mend one of the two");
  }
}

function* ahead(fields, every) {
  const asOf = span(fields.get("as_of"));
  if (!asOf) return;
  for (const when of every("watch", "date").map(span).filter(Boolean)) {
    if (when.latest <= asOf.earliest) yield at(when, "date-order", `is not ahead of ${nameOf(asOf.field)}, ${asOf.text}`, "tell it under What happened");
  }
  for (const said of every("quoted_forecasts", "said").map(span).filter(Boolean)) {
    if (said.earliest > asOf.latest) yield at(said, "date-order", `is after ${nameOf(asOf.field)}, ${asOf.text}`, "the day of the newest information used");
  }
}

function* names(fields) {
  const words = fields.map((each) => collapsed(read(each)));
  for (const each of repeated(words)) {
    const field = fields.findLast((_, place) => `“${words[place]}” stands here twice` === each.message);
    yield { field, ...each, hint: "give each its own" };
  }
}

function* citing(form, kind, every, known) {
  const ids = every("sources", "id").map((field) => ({ field, id: collapsed(read(field)) })).filter(({ id }) => id);
  const defined = new Set(ids.map(({ id }) => id));
  const used = new Set();
  const texts = fieldsIn(form).filter((each) => each.dataset.widget === "text" && has(each, kind));
  const citers = [
    ...texts.map((field) => [field, [...read(field).matchAll(FOOTNOTE)].map(([, word]) => word)]),
    ...["watch", "quoted_forecasts"].flatMap((key) => every(key, "sources")).map((field) => [field, read(field).map(collapsed)]),
  ];
  for (const [field, words] of citers) {
    for (const word of new Set(words)) {
      used.add(word);
      if (!defined.has(word)) yield { field, ...problem("source-unknown", `no source is called “${word}”`, defined.size ? `they are called ${[...defined].join(", ")}` : "") };
    }
  }
  for (const field of every("sources", "origin")) {
    const word = collapsed(read(field));
    used.add(word);
    const isKnown = defined.has(word) || !known.isLoaded("publishers") || known.name("publishers", word) !== undefined;
    if (word && !isKnown) yield { field, ...problem("source-unknown", `“${word}” is neither a source of this briefing nor a publisher`) };
  }
  if (!read(texts[0]).trim()) return; // where the facts are missing, that is what is wrong
  for (const { field, id } of ids) {
    if (!used.has(id)) yield { field, ...problem("source-unused", `nothing in the briefing cites “${id}”`, `cite it with [^${id}], or take it out`) };
  }
}

function* identity(fields, known, field, id) {
  if (!id) return;
  const event = span(fields.get("event_date"));
  if (known.name("briefings", id) !== undefined) yield { field, ...problem("id-taken", `${pathOf(id)} is there already`, "choose another id") };
  else if (event && !wrong("briefing", id) && !id.startsWith(`${first(event.text)}-`)) yield { field, ...problem("id-date", `${id} does not begin with the event’s date`, `${first(event.text)}-…`) };
  for (const key of ["related", "supersedes", "updates"]) {
    if (fields.has(key) && read(fields.get(key)).includes(id)) yield { field: fields.get(key), ...problem("briefing-unknown", "a briefing cannot name itself", "name another one, or take it out") };
  }
}
