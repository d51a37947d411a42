/** The briefings that fit, as a list or a compact table, some at a time. */

import { card } from "./cards.js";
import { address } from "./data.js";
import { element, marked } from "./element.js";

const STEP = { list: 10, table: 25 }; // each may stand in a file of its own

export class Results {
  /**
   * @param {HTMLElement} list
   * @param {HTMLButtonElement} more
   * @param {import("./compact.js").Compact?} compact The table, on a page that has one.
   */
  constructor(list, more, table, compact = null) {
    this.list = list;
    this.more = more;
    this.table = table;
    this.compact = compact;
    this.turn = 0;
    this.adding = Promise.resolve();
    more.addEventListener("click", () => this.#addMore());
  }

  /** Show the first of `rows`, in a table if `view` says so; `hits` tell where the words stand. */
  async show(rows, hits, { view, order } = {}) {
    this.rows = rows;
    this.hits = hits;
    this.isTable = this.compact !== null && view === "table";
    this.shown = 0;
    this.turn++;
    this.compact?.showHead(order);
    this.adding = this.#add(false);
    await this.adding;
  }

  /** The next rows, once those before them are there: a second press may come before their cards. */
  #addMore() {
    const turn = this.turn;
    const add = () => turn === this.turn && this.#add(true);
    this.adding = this.adding.then(add, add);
  }

  async #add(isMore) {
    const turn = this.turn;
    const rows = this.rows.slice(this.shown, this.shown + STEP[this.isTable ? "table" : "list"]);
    if (this.isTable) await this.compact.load();
    const items = await Promise.all(rows.map((row) => (this.isTable ? this.compact.item(row) : this.#item(row))));
    if (turn !== this.turn) return; // chosen anew in the meantime
    const [place, other] = this.isTable ? [this.compact.body, this.list] : [this.list, this.compact?.body];
    if (isMore) place.append(...items);
    else place.replaceChildren(...items);
    other?.replaceChildren();
    this.list.hidden = this.isTable;
    if (this.compact) this.compact.place.hidden = !this.isTable || !this.rows.length;
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
