/** What answers the words in the header's box: names first, then texts. Loaded when somebody asks. */

import { address } from "./data.js";
import { element, marked } from "./element.js";
import { Names } from "./names.js";
import { pages } from "./text.js";

const MOST = 6;

/** Begin to load the names, so that they are there when the first word is. */
export function prepare() {
  Names.loaded().catch(() => {}); // asked for again with the words
}

/**
 * What answers `words`, each time all there is so far: names at once, then texts too.
 *
 * @param {string} everywhere The address of the explore page.
 */
export async function* answers(words, everywhere) {
  const names = await Names.loaded();
  const named = names.answers(words, 4);
  const last = (trouble) =>
    option(
      `${everywhere}?q=${encodeURIComponent(words)}`,
      element("span", { class: "wf-answer__all" }, `Explore everything with “${words}”`),
      trouble && element("span", { class: "wf-answer__text" }, trouble),
    );
  yield [...group("Names", named.map(nameOption)), last("")];
  let trouble = "";
  const found = await pages(words).catch((error) => {
    trouble = `The texts cannot be searched (${error.message}).`;
    return [];
  });
  const texts = await Promise.all(found.slice(0, MOST).map((result) => result.data()));
  const known = new Set(named.map(({ entry }) => address(entry.address)));
  const others = texts.filter((text) => !known.has(text.url));
  const nearest = named.length ? [] : names.nearest(words, { limit: 4, hasTexts: others.length > 0 });
  yield [
    ...group("Names", named.map(nameOption)),
    ...group("Nearest names", nearest.map(nameOption)),
    ...group("In the text", others.map(textOption)),
    last(trouble),
  ];
}

function group(label, options) {
  const name = element("p", { class: "wf-label", "aria-hidden": "true" }, label);
  return options.length ? [element("div", { role: "group", "aria-label": label }, name, options)] : [];
}

function nameOption({ entry, spelling }) {
  const also = spelling === entry.name ? "" : ` (${spelling})`;
  return option(
    address(entry.address),
    element("span", { class: "wf-answer__title" }, entry.name, also),
    element("span", { class: "wf-quiet" }, entry.axis.singular + (entry.count ? ` · ${entry.count}` : "")),
  );
}

function textOption({ url, meta, excerpt }) {
  return option(
    url,
    element("span", { class: "wf-answer__title" }, meta.title),
    meta.date && element("span", { class: "wf-quiet" }, meta.date),
    element("span", { class: "wf-answer__text" }, marked(excerpt)),
    meta.line && element("span", { class: "wf-answer__line" }, meta.line),
  );
}

function option(href, ...children) {
  return element("a", { class: "wf-answer", role: "option", "aria-selected": "false", tabindex: "-1", href }, children);
}
