/** What a list shows of a briefing; twenty stand in a file, numbered from the oldest. */

import { load } from "./data.js";

/** The card of `row` in `table`. */
export async function card(table, row) {
  const number = table.ids.length - 1 - row;
  const path = `data/cards/${Math.floor(number / table.size) + 1}.json`;
  const place = number % table.size;
  const found = (await load(path))[place];
  if (found?.id === table.ids[row]) return found;
  // a browser may have kept the file of an earlier edition of the site
  return (await load(path, { cache: "reload" }))[place];
}
