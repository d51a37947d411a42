/** Operators that a searcher types, as in `actor:baogang-group -theme:price after:2025-06`. */

import { moved, whole } from "./days.js";
import { Names, folded } from "./names.js";

const FEW = 6;
const LINES = { "": (at, from) => at === from, ">=": (at, from) => at >= from, "<=": (at, from) => at <= from, ">": (at, from) => at > from, "<": (at, from) => at < from };
const DATES = { after: "from", before: "to" };
const PIECES = /(-?)(?:(\p{L}[\p{L}\p{N}_-]*):(?!\/\/))?("[^"]*"?|[^\s"]*)/gu;

/**
 * @typedef {{from: number, to: number, text: string, sign: string, name: string, value: string}} Piece
 *   A stretch of what was typed: an operator where it has a name, else a word or a phrase.
 * @typedef {{key: string, ids: string[], state: string} | {dates: Object}} Meaning
 * @typedef {{said: string, nearest: string[]}} Trouble What is wrong, and what could be typed instead.
 */

export class Operators {
  /** @param {import("./table.js").Table} table @param {Names} names */
  constructor(table, names) {
    const axes = new Map(names.entries.map(({ axis }) => [axis.key, axis]));
    this.facets = new Map();
    this.spoken = new Map(); // each once, as it is completed
    for (const facet of table.facets) {
      const word = facet.singular.toLowerCase().replaceAll(/\s+/g, "-");
      const known = { facet, word, names: new Names([axes.get(facet.key) ?? asAxis(facet)]) };
      this.facets.set(facet.key, known);
      if (!this.facets.has(word)) this.facets.set(word, known);
      this.spoken.set(word, `by ${facet.label.toLowerCase()}`);
    }
    this.spoken.set("after", "from a year, a month or a day on").set("before", "up to the day before one");
    const words = [...new Set([...this.facets.keys(), ...this.spoken.keys()])];
    this.words = new Names([{ key: "", ids: words, names: words, others: words.map(() => []), counts: words.map(() => 0) }]);
  }

  /**
   * What `text` says. Operators that are understood change `selection`; all else is left in it, as
   * its words. The last operator is still being typed where `isTyping` and nothing follows it.
   */
  applied(text, selection, isTyping = false) {
    let [rest, chosen, cut] = [text, selection, 0];
    for (const piece of pieces(text)) {
      const meaning = piece.name && !(isTyping && isLast(piece, text)) ? this.#meaning(piece) : null;
      if (!meaning || meaning.said) continue;
      chosen = meant(meaning, chosen);
      rest = rest.slice(0, piece.from - cut) + rest.slice(piece.to - cut);
      cut += piece.to - piece.from;
    }
    return chosen.with({ words: (cut ? rest.replaceAll(/\s+/g, " ") : rest).trim() });
  }

  /** What is not understood of `text`. @returns {({text: string} & Trouble)[]} */
  troubles(text, isTyping = false) {
    return pieces(text)
      .filter((piece) => piece.name && !(isTyping && isLast(piece, text)))
      .map((piece) => ({ text: piece.text, ...this.#meaning(piece) }))
      .filter(({ said }) => said);
  }

  /** The words of `text` for the index: those wanted, and each that must not be there. */
  searched(text) {
    const plain = pieces(text).filter(({ name }) => !name || !this.#isOperator(name));
    const unwanted = plain.filter(({ sign, value }) => sign && folded(value));
    const wanted = plain.filter(({ sign }) => !sign).map((piece) => piece.text);
    return { wanted: wanted.join(" "), unwanted: unwanted.map(({ value }) => value) };
  }

  /** How what ends at `caret` may go on: `{from, to, text, label, detail}`, the best first. */
  completions(text, caret) {
    const piece = pieces(text).find(({ from, to }) => from < caret && caret <= to);
    if (!piece) return [];
    if (!piece.name) return this.#begun(text, piece);
    const { from, to, sign, name } = piece;
    const made = (value, label, detail) => ({ from, to, text: `${sign}${name}:${value}`, label, detail });
    if (name in DATES) {
      return this.#valuesOf("year", piece.value).map((year) => made(year.id, `${name}:${year.id}`, "or a month or a day"));
    }
    const before = /^(?:[<>]=?)?(?:.*,)?/.exec(piece.value)[0];
    return this.#valuesOf(name, bare(piece.value.slice(before.length))).map(({ id, name: value, count, spelling }) =>
      made(before + id, spelling && spelling !== value ? `${value} (${spelling})` : value, count ? `${count}` : ""),
    );
  }

  #isOperator(name) {
    return this.facets.has(name) || name in DATES;
  }

  /** A word may begin an operator, or the name of something to choose by. */
  #begun(text, piece) {
    const { from, to, sign, value } = piece;
    if (!value || value.startsWith('"')) return [];
    const begun = [...this.spoken].filter(([word]) => word.startsWith(value.toLowerCase()));
    const operators = begun.map(([word, detail]) => ({ from, to, text: `${sign}${word}:`, label: `${word}:`, detail }));
    if (folded(value).length < 2 && !/\p{Lo}/u.test(value)) return operators;
    return [...operators, ...this.#named(pieces(text), piece)].slice(0, FEW);
  }

  /** The terms called as the words before the caret, all of them or the last. */
  #named(all, last) {
    const until = all.filter(({ to }) => to <= last.to);
    const run = until.slice(until.findLastIndex(({ name, sign }, at) => name || (sign && at < until.length - 1)) + 1);
    for (const some of run.length > 1 ? [run, [last]] : [[last]]) {
      const words = some.map(({ value }) => value).join(" ");
      const found = [...new Set(this.facets.values())].flatMap((known) =>
        known.names.answers(words, FEW).filter(({ grade }) => grade > 1).map((answer) => ({ ...answer, known })),
      );
      if (!found.length) continue;
      found.sort((a, b) => b.grade - a.grade || b.entry.count - a.entry.count);
      return found.map(({ entry, known }) => ({
        from: some[0].from,
        to: last.to,
        text: `${some[0].sign}${known.word}:${entry.id}`,
        label: entry.name,
        detail: [known.facet.singular, entry.count || ""].filter(Boolean).join(" · "),
      }));
    }
    return [];
  }

  /** The values of an operator that begin with `words`, or those named most. */
  #valuesOf(name, words) {
    const known = this.facets.get(name);
    if (!known) return [];
    const shown = ({ entry, spelling }) => ({ id: entry.id, name: entry.name, count: entry.count, spelling });
    if (words) return known.names.answers(words, FEW).map(shown);
    const entries = [...known.names.entries].sort((a, b) => b.count - a.count);
    return entries.slice(0, FEW + 2).map((entry) => shown({ entry }));
  }

  /** @returns {Meaning | Trouble | null} Null for a word that only looks like an operator. */
  #meaning({ sign, name: typed, value }) {
    const name = typed.toLowerCase();
    if (name in DATES) return dated(name, sign, bare(value));
    const known = this.facets.get(name);
    if (known) return value ? this.#choice(known, name, sign, value) : trouble(`“${name}:” needs a value.`);
    if (!value) return null;
    const nearest = this.words.nearest(name, { limit: 2 }).map(({ entry }) => `${sign}${entry.id}:${value}`);
    return trouble(`There is no operator “${typed}:”, so it is searched as words.`, nearest);
  }

  #choice(known, name, sign, value) {
    const [, line, words] = /^([<>]=?)?(.*)$/s.exec(value);
    if (line && !known.facet.isOrdered) return trouble(`“${name}:” cannot be compared.`, [`${sign}${name}:${words}`]);
    const asked = words.startsWith('"') || line ? [words] : words.split(",").filter(Boolean);
    const found = asked.map((word) => this.#value(known, bare(word)));
    const at = found.findIndex(({ said }) => said);
    if (at >= 0) {
      const mended = (id) => asked.map((word, place) => (place === at ? id : word)).join(",");
      return trouble(found[at].said, found[at].nearest.map((id) => `${sign}${name}:${line ?? ""}${mended(id)}`));
    }
    const { numbers, values } = known.facet;
    const ids = found.flatMap(({ id }) => {
      const from = numbers.get(id);
      return values.filter((_, place) => LINES[line ?? ""](place, from)).map((each) => each.id);
    });
    if (!ids.length) return trouble(`Nothing is ${line} ${words}.`);
    return { key: known.facet.key, ids, state: sign ? "exclude" : "include" };
  }

  /** The one value called `word`, by its id or any of its names. */
  #value({ facet, names }, word) {
    if (facet.numbers.has(word.toLowerCase())) return { id: word.toLowerCase() };
    const exact = names.answers(word, FEW).filter(({ grade }) => grade === 4);
    if (exact.length === 1) return { id: exact[0].entry.id };
    if (exact.length) return trouble(`“${word}” may be one of several.`, exact.map(({ entry }) => entry.id));
    const begun = names.answers(word, 3);
    const near = begun.length ? begun : names.nearest(word, { limit: 3 });
    const ids = near.filter(({ distance }) => distance === near[0].distance).map(({ entry }) => entry.id);
    if (!facet.isOrdered) return trouble(`no ${facet.singular.toLowerCase()} here is called “${word}”; this part is left out.`, ids);
    const all = facet.values.map(({ id }) => id);
    return trouble(`“${word}” is no ${facet.singular} here; this part is left out.`, ids.length ? ids : all);
  }
}

/** The stretches of `text`, none of them empty. @returns {Piece[]} */
export function pieces(text) {
  const plain = text.replaceAll(/[“”„«»]/g, '"'); // as phones and other languages write them
  return [...plain.matchAll(PIECES)]
    .filter(([whole]) => whole)
    .map(({ 0: whole, 1: sign, 2: name = "", 3: value, index }) => ({
      ...{ from: index, to: index + whole.length, text: whole },
      ...{ sign, name, value },
    }));
}

function isLast({ to, value }, text) {
  return to === text.length && !/[^"]"$/.test(value);
}

function meant(meaning, selection) {
  if (meaning.dates) return selection.with(meaning.dates);
  return meaning.ids.reduce((chosen, id) => chosen.choosing(meaning.key, id, meaning.state), selection);
}

/** From the first day of `value` on, or up to the day before it: the two leave no day between. */
function dated(name, sign, value) {
  const days = whole(value);
  if (!days) return trouble(`“${name}:” needs a year, a month or a day, as in ${name}:2025-06.`);
  const other = name === "after" ? "before" : "after";
  if (sign) return trouble(`A date cannot be left out: “${other}:” is the other side.`, [`${other}:${value}`]);
  return { dates: { [DATES[name]]: name === "after" ? days[0] : moved(days[0], -1) } };
}

function trouble(said, nearest = []) {
  return { said, nearest };
}

function bare(value) {
  return value.replaceAll('"', "").trim();
}

/** A facet that is no axis, as the table of names has axes. */
function asAxis({ key, singular, values }) {
  const [ids, names] = [values.map(({ id }) => id), values.map(({ name }) => name)];
  return { key, singular, ids, names, others: values.map(() => []), counts: values.map(() => 0) };
}
