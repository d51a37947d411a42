/** The words of all pages, through Pagefind's index. */

import { address, load } from "./data.js";

/** @type {Promise<any> | undefined} */
let pagefind;

async function loaded() {
  pagefind ??= import(address("pagefind/pagefind.js")).then(async (made) => {
    await made.options({ excerptLength: 24 });
    return made;
  });
  return pagefind;
}

/** A result's score as far as it is the same in every build. */
export function rounded({ score }) {
  return Math.round(score * 1e4);
}

/** The pages with `words`, the best first; each is loaded when its `data()` is asked for. */
export async function pages(words) {
  const { results } = await (await loaded()).search(words);
  return results;
}

let last = { words: "", found: Promise.resolve(new Map()) };

/** The briefings with `words`, as their rows in the table of all: `row -> {score, data}`. */
export function hits(words) {
  if (last.words !== words) {
    const found = searched(words);
    found.catch(() => (last.words = "")); // not to be remembered
    last = { words, found }; // whoever chooses facets searches the same words again and again
  }
  return last.found;
}

async function searched(words) {
  const [results, fragments] = await Promise.all([pages(words), load("pagefind/rows.json")]);
  const rows = new Map(fragments.map((fragment, row) => [fragment, row]));
  const found = new Map();
  for (const { id, score, data } of results) {
    const row = rows.get(id);
    if (row !== undefined) found.set(row, { score, data });
  }
  return found;
}
