/** The order of results: by date or match, by title, by a scale, or by the first term of an axis. */

import { load } from "./data.js";
import { rounded } from "./text.js";

/** `rows`, the newest first, in the order that `selection` asks for; of equals the newest first. */
export async function sorted(rows, selection, table, hits) {
  const { order } = selection;
  if (order === "newest") return rows;
  if (order === "oldest") return rows.toReversed();
  if (order === "best") return hits ? rows.toSorted((a, b) => rounded(hits.get(b)) - rounded(hits.get(a)) || a - b) : rows;
  const key = order.replace(/^-/, "");
  return by(key === "title" ? await titles(table) : await firsts(rows, table.facet(key)), rows, order !== key);
}

/** What can be sorted by, in words, beside what a facet or the title gives the other way round. */
export function orders(table, { words, order }) {
  const found = [["newest", "newest first"], ["oldest", "oldest first"]];
  if (words) found.unshift(["best", "best match first"]);
  found.push(["title", "title"]);
  for (const { key, label, isOrdered } of table.facets) {
    if (isOrdered) found.push([`-${key}`, `${label.toLowerCase()}, highest first`]);
  }
  if (!found.some(([value]) => value === order)) found.push([order, told(table, order)]);
  return found;
}

function told(table, order) {
  const facet = table.facet(order.replace(/^-/, ""));
  const ends = facet?.isOrdered ? ["lowest first", "highest first"] : ["from the first", "from the last"];
  return `${facet?.label.toLowerCase() ?? "title"}, ${ends[Number(order.startsWith("-"))]}`;
}

/** Rows without a value stand last, either way. */
function by(values, rows, isDown) {
  const compared = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }).compare;
  const sign = isDown ? -1 : 1;
  const order = (a, b) => {
    const [one, other] = [values.get(a), values.get(b)];
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return sign * (typeof one === "number" ? one - other : compared(one, other));
  };
  return rows.toSorted((a, b) => order(a, b) || a - b);
}

/** The place of each row by title; to read all titles themselves would take a file for each twenty. */
async function titles(table) {
  const { places } = await load("data/titles.json");
  if (places.length !== table.length) throw new Error("Titles are of another edition");
  return new Map(places.entries());
}

/** The first value of each row: its place on a scale, else its name. */
async function firsts(rows, facet) {
  await facet.load();
  const found = new Map();
  for (const row of rows) {
    const [first] = facet.named[row];
    if (first !== undefined) found.set(row, facet.isAxis ? facet.values[first].name : first);
  }
  return found;
}
