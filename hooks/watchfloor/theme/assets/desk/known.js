/** Which terms and briefings there are, from what the site publishes. */

import { load } from "../search/data.js";
import { folded, Names } from "../search/names.js";

/** Terms by axis and briefings, each loaded when it is first asked for. */
export class Known {
  constructor() {
    /** @type {Map<string, Names>} */
    this.names = new Map();
    /** @type {Set<string> | undefined} */
    this.briefings = undefined;
  }

  /** Have what is known of `axis` at hand; where it cannot be read, nothing is called unknown. */
  async load(axis) {
    try {
      await (axis === "briefings" ? this.#loadBriefings() : this.#loadTerms());
    } catch {
      // the form goes on: the check will see
    }
  }

  async #loadBriefings() {
    this.briefings ??= new Set((await load("data/ids.json")).ids);
  }

  async #loadTerms() {
    const tables = await Promise.all(["data/terms.json", "data/other-terms.json"].map(load));
    if (this.names.size) return;
    const axes = tables.flatMap((table) => table.axes);
    for (const key of new Set(axes.map((axis) => axis.key))) {
      this.names.set(key, new Names(axes.filter((axis) => axis.key === key)));
    }
  }

  isLoaded(axis) {
    return axis === "briefings" ? Boolean(this.briefings) : this.names.size > 0;
  }

  /** What `id` is called; nothing where there is no such term or briefing, as far as is known. */
  name(axis, id) {
    if (axis === "briefings") return this.briefings?.has(id) ? id : undefined;
    return this.names.get(axis)?.entries.find((entry) => entry.id === id)?.name;
  }

  /** What `words` may mean: `found`, whether that is a guess, and the one id that is meant for `sure`. */
  answers(axis, words) {
    if (axis === "briefings") return this.#briefings(words);
    const names = this.names.get(axis);
    if (!names || !words) return { found: [], isGuess: false };
    const answers = names.answers(words, 8);
    const byId = names.entries.filter((entry) => entry.id === words);
    const exact = byId.length ? byId : answers.filter(({ grade }) => grade === 4).map(({ entry }) => entry);
    const found = answers.length ? answers : names.nearest(words, { limit: 5 });
    return {
      found: found.map(({ entry, spelling }) => ({ id: entry.id, name: entry.name, spelling, note: entry.count ? String(entry.count) : "" })),
      isGuess: !answers.length,
      sure: exact.length === 1 ? exact[0].id : undefined,
    };
  }

  #briefings(words) {
    const parts = folded(words).split(" ");
    const fitting = [...(this.briefings ?? [])].filter((id) => parts.every((part) => folded(id).includes(part)));
    return { found: fitting.slice(0, 8).map((id) => ({ id, name: id, note: "" })), isGuess: false, sure: this.briefings?.has(words) ? words : undefined };
  }

  /** Ids that somebody who wrote `id` may have meant. */
  nearest(axis, id) {
    const found = this.names.get(axis)?.nearest(id, { limit: 1 }) ?? [];
    return found.map(({ entry }) => entry.id);
  }
}
