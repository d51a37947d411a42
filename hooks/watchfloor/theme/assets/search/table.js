/** All briefings in columns, filtered in the page: facets need no server and no words. */

import { load } from "./data.js";
import { span } from "./days.js";

/**
 * @typedef {{id: string, name: string}} Value
 * @typedef {{key: string, label: string, values: Value[], rows: number[][] | null, order: number[],
 *   numbers: Map<string, number>, named: number[][] | null}} Facet Its values' places: of each row (null
 *   until it is loaded), as shown, by id, and of each row as written, without what is wider.
 */

/** The briefings, newest event first; a row is one's place in that order. */
export class Table {
  /** @param table `data/briefings.json` @param terms `data/terms.json` */
  constructor(table, terms) {
    this.length = table.dates.length;
    this.size = table.size;
    this.name = table.name;
    this.language = table.language;
    this.dates = table.dates;
    this.days = table.dates.map(span);
    const axes = new Map(terms.axes.map((axis) => [axis.key, axis]));
    /** @type {Facet[]} */
    this.facets = [
      ...table.facets.map((facet) => ofAxis(facet, axes.get(facet.key), this.length)),
      ...table.scales.map(ofScale),
      ofYears(this.days),
      ofMarks(table.marks, this.length),
    ].filter((facet) => facet.values.length);
    this.keys = this.facets.map((facet) => facet.key);
  }

  /** The facet called `key`, if there is one. */
  facet(key) {
    return this.facets.find((each) => each.key === key);
  }

  static async loaded() {
    return new Table(...(await Promise.all([load("data/briefings.json"), load("data/terms.json")])));
  }

  /** The facets that `selection` chooses by; the others it does not need. */
  chosen(selection) {
    return this.facets.filter(({ key }) => selection.isChosen(key));
  }

  /**
   * The rows that fit `selection`, and for each facet how many fit each value if it were chosen.
   *
   * All facets that it chooses by must be loaded; of those that are not, the counts are null.
   *
   * Values of one facet are alternatives, facets narrow each other. So what a facet counts is what
   * fits everything but its own alternatives: a row that fails in one facet only counts there.
   *
   * @param {Set<number> | Map<number, unknown> | null} hits The rows with the words, if any.
   */
  filtered(selection, hits) {
    const tests = this.facets.map((facet) => test(facet, selection.choice(facet.key)));
    const counts = this.facets.map(({ rows: known, values }) => known && new Uint32Array(values.length));
    const rows = [];
    for (let row = 0; row < this.length; row++) {
      if ((hits && !hits.has(row)) || !this.#isWithin(row, selection)) continue;
      const failed = failure(tests, row);
      if (failed === SEVERAL) continue;
      if (failed === NONE) rows.push(row);
      this.facets.forEach((facet, at) => {
        if (!facet.rows || (failed !== NONE && failed !== at)) return;
        for (const value of facet.rows[row]) counts[at][value]++;
      });
    }
    return { rows, counts };
  }

  /** Whether the event of `row` may have been between the chosen days, both included. */
  #isWithin(row, { from, to }) {
    const [earliest, latest] = this.days[row];
    return (!from || latest >= from) && (!to || earliest <= to);
  }
}

/** Scales on which a value is more or less than another: stages only follow each other. */
const ORDERED = new Set(["likelihood", "confidence"]);
const NONE = -1;
const SEVERAL = -2;

/** The only facet whose alternatives `row` fails; an excluded value fails as several do. */
function failure(tests, row) {
  let failed = NONE;
  for (let at = 0; at < tests.length; at++) {
    const fits = tests[at](row);
    if (fits === null || (!fits && failed !== NONE)) return SEVERAL;
    if (!fits) failed = at;
  }
  return failed;
}

/** Says of a row whether it fits: true, false, or null where it has what is excluded. */
function test({ rows, numbers }, { include, exclude }) {
  const wanted = new Set([...include].map((id) => numbers.get(id)));
  const unwanted = new Set([...exclude].map((id) => numbers.get(id)));
  return (row) => {
    if (unwanted.size && rows[row].some((value) => unwanted.has(value))) return null;
    return !wanted.size || rows[row].some((value) => wanted.has(value));
  };
}

/** @returns {Facet} */
function facet(key, label, values, rows, order) {
  const numbers = new Map(values.map((value, at) => [value.id, at]));
  const plain = { singular: key, isAxis: false, isOrdered: false, load: async () => {} };
  return { key, label, values, rows, order, numbers, named: rows, ...plain };
}

function ofAxis({ key, label, hierarchical }, axis, length) {
  const values = axis.ids.map((id, at) => ({ id, name: axis.names[at] }));
  const made = { ...facet(key, label, values, null, []), singular: axis.singular, isAxis: true };
  made.load = async () => {
    if (made.rows) return;
    const { rows } = await load(`data/facets/${key}.json`);
    if (rows.length !== length) throw new Error(`${label} are of another edition`);
    if (made.rows) return;
    made.named = rows;
    made.rows = hierarchical ? rows.map(above(axis.parents)) : rows;
    made.order = mostNamed(values, rows, made.rows);
  };
  return made;
}

/** Values in use, those named most first: the world is above everything and tells nothing. */
function mostNamed(values, named, whole) {
  const [first, second] = [named, whole].map((rows) => {
    const totals = values.map(() => 0);
    for (const row of rows) for (const value of row) totals[value]++;
    return totals;
  });
  const order = values.map((_, at) => at).filter((at) => second[at]);
  return order.sort((a, b) => first[b] - first[a] || second[b] - second[a] || a - b);
}

/** From some terms to them and all that are wider, each once. */
function above(parents) {
  const ways = parents.map((_, term) => {
    const way = new Set([term]);
    for (const each of way) for (const parent of parents[each]) way.add(parent);
    return [...way];
  });
  return (terms) => (terms.length === 1 ? ways[terms[0]] : [...new Set(terms.flatMap((term) => ways[term]))]);
}

function ofScale({ key, label, values, rows }) {
  const named = values.map(({ id, label: name }) => ({ id, name }));
  const lists = rows.map((value) => (value === null ? [] : [value]));
  const used = new Set(rows);
  const order = named.map((_, at) => at).filter((at) => used.has(at));
  return { ...facet(key, label, named, lists, order), isOrdered: ORDERED.has(key) };
}

/** What a reader must know before reading, as the lists mark it. */
function ofMarks(marks, length) {
  const values = Object.keys(marks).map((id) => ({ id, name: id }));
  const rows = Array.from({ length }, () => []);
  Object.values(marks).forEach((marked, at) => marked.forEach((row) => rows[row].push(at)));
  const order = values.map((_, at) => at).filter((at) => marks[values[at].id].length);
  return facet("is", "Marked as", values, rows, order);
}

function ofYears(days) {
  const years = [...new Set(days.map(([earliest]) => earliest.slice(0, 4)))].sort().reverse();
  const rows = days.map(([earliest]) => [years.indexOf(earliest.slice(0, 4))]);
  const values = years.map((year) => ({ id: year, name: year }));
  return facet("year", "Year", values, rows, values.map((_, at) => at));
}
