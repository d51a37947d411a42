/** What a searcher has chosen, and its address: the same choice always has the same one. */

/** @typedef {{include: Set<string>, exclude: Set<string>}} Choice */

export class Selection {
  /** @param {Partial<Selection>} parts */
  constructor({ words = "", from = "", to = "", sort = "", choices = new Map() } = {}) {
    this.words = words;
    this.from = from;
    this.to = to;
    /** `newest`, `best`, or nothing: then words are sorted by match and all else by date. */
    this.sort = sort;
    /** @type {Map<string, Choice>} */
    this.choices = choices;
  }

  /** The order of results. */
  get order() {
    return this.words ? this.sort || "best" : "newest";
  }

  get isEmpty() {
    return !this.words && !this.isNarrowed;
  }

  /** Whether anything but words is chosen. */
  get isNarrowed() {
    return Boolean(this.from || this.to || [...this.choices.keys()].some((key) => this.isChosen(key)));
  }

  /** What is chosen of the facet `key`. */
  choice(key) {
    return this.choices.get(key) ?? { include: new Set(), exclude: new Set() };
  }

  /** Whether anything of the facet `key` is chosen. */
  isChosen(key) {
    const { include, exclude } = this.choice(key);
    return include.size + exclude.size > 0;
  }

  /** The same with other `parts`. */
  with(parts) {
    return new Selection({ ...this, ...parts });
  }

  /** The same with `value` of the facet `key` as `state`: `include`, `exclude` or neither. */
  choosing(key, value, state) {
    const { include, exclude } = this.choice(key);
    const [included, excluded] = [new Set(include), new Set(exclude)];
    included.delete(value);
    excluded.delete(value);
    if (state === "include") included.add(value);
    if (state === "exclude") excluded.add(value);
    return this.with({ choices: new Map(this.choices).set(key, { include: included, exclude: excluded }) });
  }

  /** The choice that the query of an address says; facets are those called `keys`. */
  static read(query, keys) {
    const asked = new URLSearchParams(query);
    const choices = new Map();
    for (const key of keys) {
      const words = (asked.get(key) ?? "").split(",").filter((word) => word.replace(/^-/, ""));
      const exclude = new Set(words.filter((word) => word.startsWith("-")).map((word) => word.slice(1)));
      const include = new Set(words.filter((word) => !word.startsWith("-") && !exclude.has(word)));
      if (words.length) choices.set(key, { include, exclude });
    }
    const sort = asked.get("sort") ?? "";
    return new Selection({
      words: (asked.get("q") ?? "").trim(),
      from: day(asked.get("from")),
      to: day(asked.get("to")),
      sort: ["newest", "best"].includes(sort) ? sort : "",
      choices,
    });
  }

  /** The query of its address, facets in the order of `keys`; empty for everything. */
  query(keys) {
    const parts = [];
    const say = (key, value) => value && parts.push(`${key}=${value}`);
    say("q", encodeURIComponent(this.words).replaceAll("%20", "+"));
    for (const key of keys) {
      const { include, exclude } = this.choice(key);
      const words = [...[...include].sort(), ...[...exclude].sort().map((value) => `-${value}`)];
      say(key, words.map(encodeURIComponent).join(","));
    }
    say("from", this.from);
    say("to", this.to);
    if (this.words && this.sort && this.sort !== "best") say("sort", this.sort);
    return parts.length ? `?${parts.join("&")}` : "";
  }
}

function day(text) {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "";
}
