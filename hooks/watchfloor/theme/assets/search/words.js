/** Words as the index has them, and which of them a word that somebody types may mean. */

import { folded } from "./names.js";

/** Characters of Chinese and Japanese, which put no space between words. */
const UNSPACED = /([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u;

/** The runs of `text`: words, and whole stretches of writing without spaces. */
function runs(text) {
  return folded(text).split(" ").flatMap((token) => token.split(UNSPACED)).filter(Boolean);
}

/** What stands in the index of `run`: itself, or the pairs of its characters. */
function parts(run) {
  const characters = [...run];
  if (!UNSPACED.test(run) || characters.length === 1) return [run];
  return characters.slice(1).map((character, at) => characters[at] + character);
}

/** What is asked for: words that must all be there, and phrases within quotation marks. */
export function asked(text) {
  const plain = text.replaceAll(/[“”„«»]/g, '"'); // as phones and other languages write them
  const phrases = [...plain.matchAll(/"([^"]+)"/g)].map(([, phrase]) =>
    runs(phrase).flatMap((run) => (UNSPACED.test(run) ? [...run] : [run])),
  );
  const words = [...new Set(runs(plain.replaceAll(/"[^"]+"/g, " ")).flatMap(parts))];
  return { words, phrases: phrases.filter((phrase) => phrase.length) };
}

/** The name of the file of the index that `word` stands in; `shard` in `shards.py` is the same. */
export function shard(word) {
  const [first] = word;
  const length = /[0-9]/.test(first) ? 2 : first >= "\u3040" ? 1 : 3;
  const beginning = [...word].slice(0, length);
  const isAscii = beginning.every((character) => character <= "\x7f");
  return beginning.map((each) => (isAscii ? each : each.codePointAt(0).toString(16))).join(isAscii ? "" : "-");
}

/** The shards with what `word` may mean: its forms begin alike, but for the shortest. */
export function shards(word) {
  return [...new Set([word, stem(word), `${word}s`].map(shard))];
}

/** How near `other`, a word of the index, comes to `word`: 1 is the same, 0 is something else. */
export function closeness(other, word) {
  if (other === word) return 1;
  if (stem(other) === stem(word)) return 0.9;
  return word.length > 2 && other.startsWith(word) ? 0.5 + 0.3 * (word.length / other.length) : 0;
}

/** `word` without an English ending; words of other languages and scripts are left alone. */
export function stem(word) {
  if (!isEnglish || !/^[a-z]+$/.test(word)) return word;
  const single = word.length > 3 ? singular(word) : word.replace(/([^aeiouys])s$/, "$1");
  const bare = single.replace(/(?<=..)ied$/, "y").replace(/(?<!e)(ed|ing)$/, "");
  const stripped = bare.length > 2 && /[aeiouy]/.test(bare) ? bare : single;
  const ended = stripped.length > 3 ? stripped.replace(/e$/, "") : stripped;
  return ended.length > 3 ? ended.replace(/([^aeiou])\1$/, "$1") : ended;
}

function singular(word) {
  return /[ius]s$/.test(word) ? word : word.replace(/(?<=..)ies$/, "y").replace(/s$/, "");
}

const isEnglish = document.documentElement.lang.startsWith("en");
