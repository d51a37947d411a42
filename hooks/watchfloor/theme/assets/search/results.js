/** The briefings that fit, as a list: date, title, where the words stand, and the bottom line. */

import { card } from "./cards.js";
import { address } from "./data.js";
import { element, marked } from "./element.js";

const STEP = 10; // each may stand in a file of its own

export class Results {
  /** @param {HTMLElement} list @param {HTMLButtonElement} more */
  constructor(list, more, table) {
    this.list = list;
    this.more = more;
    this.table = table;
    this.turn = 0;
    more.addEventListener("click", () => this.#add(true));
  }

  /** Show the first of `rows`; `hits` tell where the words stand. */
  async show(rows, hits) {
    this.rows = rows;
    this.hits = hits;
    this.shown = 0;
    this.turn++;
    await this.#add(false);
  }

  async #add(isMore) {
    const turn = this.turn;
    const rows = this.rows.slice(this.shown, this.shown + STEP);
    const items = await Promise.all(rows.map((row) => this.#item(row)));
    if (turn !== this.turn) return; // chosen anew in the meantime
    if (isMore) this.list.append(...items);
    else this.list.replaceChildren(...items);
    this.shown += items.length;
    this.more.hidden = this.shown >= this.rows.length;
    if (isMore) items[0]?.querySelector("a").focus();
  }

  async #item(row) {
    const [{ id, title, date, line, likelihood, confidence, marks }, text] = await Promise.all([
      card(this.table, row),
      this.hits?.get(row)?.data(),
    ]);
    const how = [likelihood, confidence && `${confidence} confidence`].filter(Boolean).join(" · ");
    return element(
      "li",
      { class: "wf-card" },
      element("p", { class: "wf-card__head" }, date, marks.map((mark) => [" ", badge(mark)])),
      element(
        "h2",
        { class: "wf-card__title" },
        element("a", { href: address(`briefings/${id.slice(0, 4)}/${id}/`) }, title),
      ),
      text && element("p", { class: "wf-card__summary" }, "… ", marked(text.excerpt), " …"),
      line &&
        element(
          "p",
          { class: "wf-card__line" },
          element("span", { class: "wf-label" }, "Judgement"),
          ` ${line} `,
          element("span", { class: "wf-quiet" }, how),
        ),
    );
  }
}

function badge(mark) {
  return element("span", { class: `wf-mark wf-mark--${mark.toLowerCase()}` }, mark);
}
