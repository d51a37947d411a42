/** The table of names: it answers before any search of texts, in any script. */

import { load } from "./data.js";

const MOST_WRONG = 3;

/** `text` as names are compared: without case, accents, width and marks between words. */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Every name that leads to a term. */
export class Names {
  /** @param axes The axes of `data/terms.json`. */
  constructor(axes) {
    this.entries = axes.flatMap((axis) =>
      axis.ids.map((id, at) => {
        const spellings = [axis.names[at], ...axis.others[at]];
        return {
          axis,
          id,
          name: axis.names[at],
          count: axis.counts[at],
          address: `${axis.key}/${id}/`,
          spellings: spellings.map((text) => ({ text, key: folded(text) })),
        };
      }),
    );
  }

  static async loaded() {
    return new Names((await load("data/terms.json")).axes);
  }

  /** The terms that go by a name like `words`, the best first: `{entry, spelling, grade}`. */
  answers(words, limit = 6) {
    const key = folded(words);
    if (!key) return [];
    const found = this.entries.map((entry) => best(entry, key)).filter((each) => each.grade > 0);
    return found.sort(better).slice(0, limit);
  }

  /**
   * The terms whose names come nearest to `words`, for when nothing goes by them.
   *
   * Where texts were found the words may be right, so only a single slip is mended then: the index
   * finds what merely begins alike, too.
   */
  nearest(words, { limit = 5, hasTexts = false } = {}) {
    const key = folded(words);
    if (!key) return [];
    const allowed = Math.min(hasTexts ? 1 : MOST_WRONG, Math.floor([...key].length / 3));
    return this.entries
      .map((entry) => nearestSpelling(entry, key, allowed))
      .filter((each) => each.distance <= allowed)
      .sort((a, b) => a.distance - b.distance || b.entry.count - a.entry.count || order(a, b))
      .slice(0, limit);
  }
}

/** How well `key` fits an entry: 4 is its name, 3 begins it, 2 begins a word, 1 stands within. */
function best(entry, key) {
  let grade = 0;
  let spelling = entry.spellings[0];
  for (const each of entry.spellings) {
    const fits = gradeOf(each.key, key);
    if (fits > grade) [grade, spelling] = [fits, each];
  }
  return { entry, spelling: spelling.text, grade };
}

function gradeOf(name, key) {
  if (name === key) return 4;
  if (name.startsWith(key)) return 3;
  if (` ${name}`.includes(` ${key}`)) return 2;
  // two letters of an alphabet stand within anything; two characters of Chinese are a word
  return name.includes(key) && (key.length > 2 || /\p{Lo}/u.test(key)) ? 1 : 0;
}

function better(a, b) {
  return b.grade - a.grade || b.entry.count - a.entry.count || order(a, b);
}

function order(a, b) {
  return a.entry.name < b.entry.name ? -1 : a.entry.name > b.entry.name ? 1 : 0;
}

function nearestSpelling(entry, key, allowed) {
  let nearest = { entry, spelling: entry.name, distance: Infinity };
  for (const { text, key: whole } of entry.spellings) {
    for (const part of new Set([whole, ...whole.split(" ")])) {
      const distance = between(key, part, allowed);
      if (distance < nearest.distance) nearest = { entry, spelling: text, distance };
    }
  }
  return nearest;
}

/** Edits from `a` to `b`, swapped neighbours counting once; infinite beyond `allowed`. */
function between(a, b, allowed) {
  const [from, to] = [[...a], [...b]];
  if (Math.abs(from.length - to.length) > allowed) return Infinity;
  let before = [];
  let last = to.map((_, at) => at).concat(to.length);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[to.length] <= allowed ? last[to.length] : Infinity;
}
