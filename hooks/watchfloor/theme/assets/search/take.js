/** Taking along what fits: its feeds, as OPML too, and its briefings as CSV and JSON. */

import { card } from "./cards.js";
import { published } from "./data.js";
import { element } from "./element.js";

const AT_ONCE = 200; // rows whose cards are asked for together

/** Fill `place` with what can be taken of `rows`, in their order. */
export function offer(place, table, selection, rows) {
  const followed = feeds(table, selection);
  const status = element("p", { class: "wf-quiet", role: "status" });
  const button = (name, onclick) => element("button", { type: "button", class: "wf-button", onclick }, name);
  const whole = (name, type, make) => async (event) => {
    const pressed = event.currentTarget;
    pressed.disabled = true;
    try {
      save(name, type, make(table, await briefings(table, rows, (text) => (status.textContent = text))));
      status.textContent = `${name} is made.`;
    } catch (error) {
      status.textContent = `It could not be made (${error.message}). Try again later.`;
    }
    pressed.disabled = false;
  };
  place.replaceChildren(
    element("h2", {}, "Follow this"),
    element("p", {}, told(followed, selection)),
    element("ul", {}, followed.map(({ name, way }) =>
      element("li", {}, `${name}: `, element("a", { href: `${way}feed.xml` }, "Atom"), ", ", element("a", { href: `${way}feed.json` }, "JSON Feed")),
    )),
    button(followed.length > 1 ? "All of them as OPML" : "As OPML", () => save("feeds.opml", "text/x-opml", opml(table, followed))),
    element("h2", {}, `Take ${rows.length.toLocaleString()} of ${table.length.toLocaleString()} briefings`),
    element("p", {}, "Date, title, bottom line, scales and terms of each, in the order shown; made here, in your browser."),
    button("CSV", whole("briefings.csv", "text/csv", csv)),
    " ",
    button("JSON", whole("briefings.json", "application/json", json)),
    status,
  );
}

/** The feeds of the terms that are chosen; without any, everything's. */
export function feeds(table, selection) {
  const found = table.facets.filter(({ isAxis }) => isAxis).flatMap(({ key, label, values, numbers }) =>
    [...selection.choice(key).include].filter((id) => numbers.has(id)).map((id) => {
      const way = published(`${key}/${id}/`);
      return { name: `${label}: ${values[numbers.get(id)].name}`, way, page: way };
    }),
  );
  if (found.length) return found;
  return [{ name: table.name, way: published("briefings/"), page: published("briefings/") }];
}

function told(followed, selection) {
  if (selection.isEmpty) return "Every briefing as it is published, corrected or withdrawn.";
  const isExact = followed.length === 1 && selection.isOne;
  if (isExact) return "This feed brings all that fits.";
  return "A feed knows one term, and no words or dates: together these bring all that fits, and more.";
}

/** An outline of subscriptions. Source: OPML 2.0, http://opml.org/spec2.opml */
export function opml(table, followed) {
  const made = document.implementation.createDocument(null, "opml");
  const add = (parent, name, attributes, text = "") => {
    const node = parent.appendChild(made.createElement(name));
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.textContent = text;
    return node;
  };
  made.documentElement.setAttribute("version", "2.0");
  add(add(made.documentElement, "head", {}), "title", {}, table.name);
  const body = add(made.documentElement, "body", {});
  for (const { name, way, page } of followed) {
    add(body, "outline", { type: "rss", text: name, title: name, xmlUrl: `${way}feed.xml`, htmlUrl: page });
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(made)}\n`;
}

/** All that the tables and cards tell of `rows`. */
async function briefings(table, rows, tell) {
  await Promise.all(table.facets.map((facet) => facet.load()));
  const found = [];
  for (let begin = 0; begin < rows.length; begin += AT_ONCE) {
    tell(`Reading ${begin.toLocaleString()} of ${rows.length.toLocaleString()} …`);
    const part = rows.slice(begin, begin + AT_ONCE);
    found.push(...(await Promise.all(part.map((row) => briefing(table, row)))));
  }
  return found;
}

async function briefing(table, row) {
  const { id, title, line, marks } = await card(table, row);
  const valuesOf = (facet) => facet.named[row].map((at) => facet.values[at]);
  const scale = (key) => (table.facet(key) ? valuesOf(table.facet(key))[0] : undefined);
  const url = published(`briefings/${id.slice(0, 4)}/${id}/`);
  const [likelihood, confidence, stage] = ["likelihood", "confidence", "stage"].map(scale);
  const terms = table.facets.filter(({ isAxis }) => isAxis).map((facet) => [facet.key, valuesOf(facet)]);
  return { id, url, title, date: table.dates[row], line, likelihood, confidence, stage, marks, terms };
}

/** As RFC 4180 has it, with a mark of its encoding, which Excel needs. */
export function csv(table, all) {
  const axes = table.facets.filter(({ isAxis }) => isAxis);
  const head = ["id", "event_date", "title", "url", "line", "likelihood", "confidence", "stage", "marks"];
  const lines = all.map((each) => [
    ...[each.id, each.date, each.title, each.url, each.line],
    ...[each.likelihood, each.confidence, each.stage].map((value) => value?.name ?? ""),
    each.marks.join("; "),
    ...each.terms.map(([, values]) => values.map(({ name }) => name).join("; ")),
  ]);
  const rows = [[...head, ...axes.map(({ key }) => key)], ...lines];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * A cell that no spreadsheet reads as a formula.
 *
 * Source: OWASP, CSV Injection: what begins so is text once an apostrophe stands before it.
 */
function cell(text) {
  const calm = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(calm) ? `"${calm.replaceAll('"', '""')}"` : calm;
}

/** As the published schema `result` has it. */
export function json(table, all) {
  const ids = (values) => values.map(({ id }) => id);
  const told = all.map(({ date, likelihood, confidence, stage, terms, ...rest }) => ({
    ...rest,
    event_date: date,
    likelihood: likelihood?.id ?? null,
    confidence: confidence?.id ?? null,
    stage: stage?.id ?? null,
    terms: Object.fromEntries(terms.map(([key, values]) => [key, ids(values)])),
  }));
  const about = { $schema: published("schemas/1/result.json"), version: 1, name: table.name, address: location.href };
  return `${JSON.stringify({ ...about, briefings: told }, null, 1)}\n`;
}

function save(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // some browsers ask first where to put it
}
