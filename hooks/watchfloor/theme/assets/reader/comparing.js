/** What is new to a reader: the archive's numbers beside those that were seen. Dates play no part. */

/**
 * @typedef {{id: string, number: number, title: string, address: string, date: string,
 *   told: {kind: string, what: string, why: string}[], terms: string[]}} Item
 */

/** The items of `news`, the table, that have another number in `seen`: what happened since is told. */
export function unseen(news, seen) {
  const items = news.ids.map((id, at) => ({
    id,
    number: news.numbers[at],
    title: news.titles[at],
    address: news.addresses[at],
    date: news.dates[at],
    told: told(news.told[at], news.numbers[at], seen.get(id)),
    terms: news.rows[at].map((term) => news.terms[term]),
  }));
  return items.filter(({ id, number }) => number !== (seen.get(id) ?? 0));
}

/** All that was told to somebody who never saw the briefing, else what was told since. */
function told(all, number, before) {
  if (!before || all.length === 1) return all;
  return all.slice(0, Math.min(Math.max(number - before, 1), all.length - 1));
}

/** Whether `items` of `news` are all that is new; if not, older briefings have changed too. */
export function isAll(news, items, seen) {
  const before = (id) => seen.get(id) ?? 0;
  const sum = [...seen.values()].reduce((sum, number) => sum + number, 0);
  const explained = items.reduce((sum, { id, number }) => sum + number - before(id), 0);
  const came = items.filter(({ id }) => !before(id)).length;
  const went = items.filter(({ number }) => !number).length;
  return sum + explained === news.total && seen.size + came - went === news.briefings;
}

/** Whether `news` has every briefing there is. */
export function isWhole(news) {
  return news.numbers.filter(Boolean).length === news.briefings;
}

/** The numbers by the ids in a table: of what had to go there is nothing to be seen. */
export function numbersOf({ ids, numbers }) {
  return new Map(ids.map((id, at) => [id, numbers[at]]).filter(([, number]) => number));
}

/** How many ids in `numbers` are other than in `seen`, those of `items` apart. */
export function countOthers(numbers, items, seen) {
  const shown = new Set(items.map(({ id }) => id));
  return [...numbers].filter(([id, number]) => !shown.has(id) && number !== seen.get(id)).length;
}

/** `items` in two: those on what is `followed`, each with the names of that, and all others. */
export function parted(items, followed) {
  const named = items.map((item) => ({
    ...item,
    names: item.terms.filter((term) => followed.has(term)).map((term) => followed.get(term)),
  }));
  return [named.filter(({ names }) => names.length), named.filter(({ names }) => !names.length)];
}
