/** What a searcher has chosen, and its address: the same choice always has the same one. */

const SORTS = ["newest", "oldest", "best", "title"];

/** @typedef {{include: Set<string>, exclude: Set<string>}} Choice */

export class Selection {
  /** @param {Partial<Selection>} parts */
  constructor({ words = "", from = "", to = "", sort = "", view = "", choices = new Map() } = {}) {
    this.words = words;
    this.from = from;
    this.to = to;
    /**
     * `newest`, `oldest`, `best`, `title` or a facet's key, with `-` the other way round. Nothing:
     * then words are sorted by match and all else by date.
     */
    this.sort = sort;
    /** `table`, or nothing for a list. */
    this.view = view;
    /** @type {Map<string, Choice>} */
    this.choices = choices;
  }

  /** The order of results. */
  get order() {
    if (this.sort === "best" && !this.words) return "newest";
    return this.sort || (this.words ? "best" : "newest");
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

  /** Whether one value of one facet is all that is chosen. */
  get isOne() {
    const sizes = [...this.choices.values()].flatMap(({ include, exclude }) => [include.size, 2 * exclude.size]);
    return !this.words && !this.from && !this.to && sizes.reduce((sum, size) => sum + size, 0) === 1;
  }

  /** Everything, sorted and shown as now. */
  get cleared() {
    return new Selection({ sort: this.sort, view: this.view });
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
      sort: SORTS.includes(sort) || ["title", ...keys].includes(sort.replace(/^-/, "")) ? sort : "",
      view: asked.get("view") === "table" ? "table" : "",
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
    if (this.order !== this.with({ sort: "" }).order) say("sort", this.order);
    say("view", this.view);
    return parts.length ? `?${parts.join("&")}` : "";
  }
}

function day(text) {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : "";
}
