/** The id that is proposed for a briefing, made as `watchfloor new` makes it. */

import { first } from "./dates.js";

const LONGEST_SLUG = 100;
const LONGEST = 50; // of the words in an id that is proposed
/** What parts words, as Python splits them. */
const BLANKS = /(?:(?!\ufeff)[\s\x1c-\x1f\x85])+/u;

/** `slug` of `urls.py`: the id that somebody would guess; empty for other than Latin letters. */
export function slug(name) {
  const plain = name.normalize("NFKD").toLowerCase();
  if (/(?![\x00-\x7f])[\p{L}\p{N}]/u.test(plain)) return "";
  const bare = [...plain].filter((each) => each !== "'" && each !== "’" && !isCombining(each)).join("");
  const guessed = bare.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return guessed.length <= LONGEST_SLUG ? guessed : "";
}

/** Whether `character` has a combining class: then normal form puts it before U+0345, the last. */
function isCombining(character) {
  return character === "\u0345" || !`\u0345${character}`.normalize("NFD").startsWith("\u0345");
}

/** `slug_from` of `drafting.py`: as many words of `title` as are easily typed. */
export function slugFrom(title) {
  let made = "";
  for (const word of title.split(BLANKS).map(slug).filter(Boolean)) {
    const longer = made ? `${made}-${word}` : word.replace(/^[0-9-]+/, "");
    if (longer.length > LONGEST) break;
    made = longer;
  }
  return made;
}

/** The words of a briefing's id, without its date. */
export function slugOf(id) {
  return id.replace(/^[0-9-]+/, "");
}

/** The id of a briefing on `eventDate` called `title`, or of an update of the one called `updated`. */
export function proposed(eventDate, title, updated = "") {
  const words = slugOf(updated) || slugFrom(title);
  return eventDate && words ? `${first(eventDate)}-${words}` : "";
}

/** Where the briefing called `id` stands, from the repository's root. */
export function pathOf(id) {
  return `briefings/${id.slice(0, 4)}/${id}.md`;
}
