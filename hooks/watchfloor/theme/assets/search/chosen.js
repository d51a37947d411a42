/** What is told of a choice: each part of it, to be taken back, and the names that fit its words. */

import { address } from "./data.js";
import { element } from "./element.js";

/** Everything chosen, each to be taken back. @param {(selection: any) => void} go */
export function chips(table, selection, go) {
  const items = table.facets.flatMap((facet) => {
    const { include, exclude } = selection.choice(facet.key);
    const made = (id, sign) => {
      const name = facet.values[facet.numbers.get(id)]?.name ?? id;
      return chip(`${facet.label}: ${sign}${name}`, () => go(selection.choosing(facet.key, id, "")));
    };
    return [...[...include].map((id) => made(id, "")), ...[...exclude].map((id) => made(id, "not "))];
  });
  if (selection.from) items.push(chip(`From ${selection.from}`, () => go(selection.with({ from: "" }))));
  if (selection.to) items.push(chip(`To ${selection.to}`, () => go(selection.with({ to: "" }))));
  if (!selection.isEmpty) items.push(button("Clear all", "Clear all", () => go(selection.cleared)));
  return items;
}

function chip(text, onclick) {
  return button(`${text} ×`, `Remove ${text}`, onclick);
}

function button(text, name, onclick) {
  return element("li", {}, element("button", { type: "button", class: "wf-chip", "aria-label": name, onclick }, text));
}

/** What of the words was not understood, and what could stand there instead. */
export function troubles(found, mend) {
  return found.map(({ text, said, nearest }) =>
    element(
      "p",
      {},
      `${text}: ${said} `,
      nearest.length ? "Nearest: " : "",
      nearest.map((each) => [element("button", { type: "button", class: "wf-chip", onclick: () => mend(text, each) }, each), " "]),
    ),
  );
}

/** Who or what goes by `words`; where nothing does, what comes nearest. */
export function namesFor(names, words, hasResults) {
  const answers = words ? names.answers(words, 5) : [];
  const nearest = answers.length || !words ? [] : names.nearest(words, { hasTexts: hasResults });
  return [named("Names", answers), named("Nearest names", nearest)].filter(Boolean);
}

/** `number` briefings, in words. */
export function counted(number) {
  return `${number.toLocaleString()} ${number === 1 ? "briefing" : "briefings"}`;
}

/** Terms by their names, each a link to its page. */
function named(label, answers) {
  if (!answers.length) return null;
  const items = answers.map(({ entry, spelling }) =>
    element(
      "li",
      {},
      element("a", { href: address(entry.address) }, entry.name),
      spelling === entry.name ? "" : ` (${spelling})`,
      " ",
      element("span", { class: "wf-quiet" }, `${entry.axis.singular}, ${counted(entry.count)}`),
    ),
  );
  return element("div", { class: "wf-named" }, element("p", { class: "wf-label" }, label), element("ul", {}, items));
}
