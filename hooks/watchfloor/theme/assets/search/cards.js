/** What a list shows of a briefing; twenty stand in a file, numbered from the oldest. */

import { load } from "./data.js";

/** The card of `row` in `table`. */
export async function card(table, row) {
  const number = table.length - 1 - row;
  const cards = await load(`data/cards/${Math.floor(number / table.size) + 1}.json`);
  return cards[number % table.size];
}
