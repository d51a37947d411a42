/** The words of all pages: the index answers in pieces, one file a word. */

import { address, load } from "./data.js";
import { excerpt } from "./excerpt.js";
import { asked, closeness, shard, shards } from "./words.js";

const REMEMBERED = 12; // searches
const UNTOLD = { score: 0, data: () => undefined }; // fits since something is not there: nothing to show
const FACTOR = 32; // a number of the index is a step to the next page times this, plus a weight

/** @typedef {{number: number, row: number, score: number, data: () => Promise<any>}} Hit */

/** A score to be compared: what differs less is equal. */
export function rounded({ score }) {
  return Math.round(score * 1e4);
}

/** The pages with all that `text` asks for, the best first, of equals the newest. @returns {Promise<Hit[]>} */
export async function pages(text) {
  const about = await index();
  const { words, phrases } = asked(text);
  const found = await Promise.all([
    ...words.map((word) => meant(about, word)),
    ...phrases.map((phrase) => inOrder(about, phrase)),
  ]);
  if (!found.length) return [];
  const all = [...words, ...phrases.flat()];
  const [first, ...rest] = found.sort((a, b) => a.size - b.size);
  const hits = [...first.keys()].filter((number) => rest.every((each) => each.has(number)));
  return hits
    .map((number) => ({
      number,
      row: about.rows.get(number) ?? Infinity,
      score: found.reduce((sum, each) => sum + each.get(number), 0),
      data: () => shown(number, all),
    }))
    .sort((a, b) => rounded(b) - rounded(a) || (a.row === b.row ? a.number - b.number : a.row - b.row));
}

/** @type {Map<string, Promise<Map<number, Hit>>>} */
const recent = new Map(); // whoever chooses facets searches the same words again and again

/** The briefings with `words`, as their rows in the table of all: `row -> {score, data}`. */
export function hits(words) {
  if (!recent.has(words)) {
    const found = searched(words);
    found.catch(() => recent.delete(words)); // not to be remembered
    recent.set(words, found);
    if (recent.size > REMEMBERED) recent.delete(recent.keys().next().value);
  }
  return recent.get(words);
}

/** The same without the rows that have any of `unwanted`; null where nothing is asked for. */
export async function hitsBut(words, unwanted, length) {
  const [found, ...out] = await Promise.all([words ? hits(words) : null, ...unwanted.map(hits)]);
  if (!out.length) return found;
  const all = found ?? new Map(Array.from({ length }, (_, row) => [row, UNTOLD]));
  return new Map([...all].filter(([row]) => !out.some((each) => each.has(row))));
}

async function searched(words) {
  const found = await pages(words);
  return new Map(found.filter(({ row }) => row < Infinity).map((hit) => [hit.row, hit]));
}

/** What must be known of the index before any word of it. */
async function index() {
  const { count, rows, shards: names } = await load("search/pages.json");
  const byNumber = new Map();
  for (let at = 0, row = 0; at < rows.length; at += 2) {
    for (let step = 0; step < rows[at + 1]; step++) byNumber.set(rows[at] - step, row++);
  }
  return { count, rows: byNumber, shards: new Set(names.split(" ")) };
}

/** The pages with `word` or what it may mean, and how well each fits: `number -> score`. */
async function meant(about, word) {
  const names = shards(word).filter((name) => about.shards.has(name));
  const files = await Promise.all(names.map((name) => load(`search/words/w-${name}.json`)));
  const best = new Map();
  for (const file of files) {
    for (const [other, packed] of Object.entries(file)) {
      const near = closeness(other, word);
      if (!near) continue;
      for (const [number, weight] of unpacked(packed)) {
        best.set(number, Math.max(best.get(number) ?? 0, near * weight));
      }
    }
  }
  return weighed(about, best);
}

/** The pages where the words of `phrase` follow each other. */
async function inOrder(about, phrase) {
  const lists = await Promise.all(phrase.map((word) => places(about, word)));
  const [first, ...rest] = lists;
  const best = new Map();
  for (const [number, { weight, at }] of first) {
    const follows = (place) => rest.every((list, step) => list.get(number)?.at.has(place + step + 1));
    if ([...at].some(follows)) best.set(number, weight);
  }
  return weighed(about, best);
}

/** The pages with exactly `word`: `number -> {weight, at}`. */
async function places(about, word) {
  const name = shard(word);
  if (!about.shards.has(name)) return new Map();
  const [words, told] = await Promise.all([
    load(`search/words/w-${name}.json`),
    load(`search/places/p-${name}.json`),
  ]);
  if (!Object.hasOwn(words, word)) return new Map(); // "constructor" is a word, and every object has it
  const lists = told[word].split(",");
  return new Map(
    unpacked(words[word]).map(([number, weight], at) => {
      let place = 0;
      return [number, { weight, at: new Set(lists[at].split(" ").map((step) => (place += Number(step)))) }];
    }),
  );
}

function unpacked(packed) {
  let number = 0;
  return packed.map((each) => [(number += Math.floor(each / FACTOR)), each % FACTOR]);
}

/** Scores of what few pages have are higher (BM25); weights have all that is of a page itself. */
function weighed({ count }, best) {
  const rare = Math.log(1 + (count - best.size + 0.5) / (best.size + 0.5));
  for (const [number, weight] of best) best.set(number, weight * rare);
  return best;
}

/** What is shown of the page `number`. */
async function shown(number, words) {
  const { address: way, text, ...meta } = await load(`search/texts/${number}.json`);
  return { url: address(way), meta, excerpt: excerpt(text, words) };
}
