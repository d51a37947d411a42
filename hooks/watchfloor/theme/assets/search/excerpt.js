/** The part of a text where most of what was asked for stands. */

import { folded } from "./names.js";
import { closeness } from "./words.js";

const LENGTH = 24; // words
const PIECE = /\s+|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

/** @typedef {{text: string, isHit: boolean}} Piece */

/** The densest stretch of `text`; `words` are those that were asked for. @returns {Piece[]} */
export function excerpt(text, words) {
  const pieces = text.match(PIECE) ?? [];
  const meant = pieces.map((piece) => meaning(piece, words));
  const begin = densest(pieces, meant);
  return joined(pieces.slice(begin, begin + 2 * LENGTH), meant.slice(begin, begin + 2 * LENGTH));
}

/** Which of `words` the piece has: the place of the first in their list, or -1. */
function meaning(piece, words) {
  if (!piece.trim()) return -1;
  const own = folded(piece).split(" ");
  return words.findIndex((word) => own.some((each) => each && (closeness(each, word) > 0 || isWithin(each, word))));
}

/** Whether `character` is one of a word that is written without spaces. */
function isWithin(character, word) {
  return character >= "\u3040" && word.includes(character);
}

/** Where to begin: each of the words counts more than the same one again. */
function densest(pieces, meant) {
  let best = { begin: 0, worth: -1 };
  const counts = new Map();
  let worth = 0;
  const step = (word, by) => {
    if (word < 0) return;
    const before = counts.get(word) ?? 0;
    counts.set(word, before + by);
    worth += by + 9 * (Math.sign(before + by) - Math.sign(before));
  };
  meant.forEach((word, end) => {
    step(word, 1);
    if (end >= 2 * LENGTH) step(meant[end - 2 * LENGTH], -1);
    const begin = Math.max(0, end - 2 * LENGTH + 1);
    if (worth > best.worth) best = { begin, worth, end };
  });
  return inTheMiddle(best, pieces.length);
}

/** A stretch that is found as soon as its last hit is in it shows what follows, too. */
function inTheMiddle({ begin, end }, length) {
  if (!begin) return 0;
  return Math.max(0, Math.min(begin + LENGTH / 2, end, length - 2 * LENGTH));
}

function joined(pieces, meant) {
  const made = [];
  pieces.forEach((text, at) => {
    const isHit = meant[at] >= 0;
    if (made.at(-1)?.isHit === isHit) made.at(-1).text += text;
    else made.push({ text, isHit });
  });
  return made;
}
