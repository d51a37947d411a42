/** The map: a region wider than a country shows its members, and the address says which is shown. */

const NEAR = 110; // units left around the middles of the members, for their outlines
const SIZE = 23; // of numbers, in units of the whole map
const MEMBER = "is-member";

class WorldMap {
  constructor(root, wider) {
    this.svg = root.querySelector(".wf-map__world");
    this.whole = this.svg.getAttribute("viewBox").split(" ").map(Number);
    this.counts = root.querySelector(".wf-map__counts");
    this.told = root.querySelector(".wf-map__told");
    this.all = root.querySelector(".wf-map__all");
    this.regions = new Map(wider.map((item) => [item.dataset.region, item]));
    root.querySelector(".wf-map__bar").hidden = false;
    this.all.addEventListener("click", () => {
      this.#go("");
      this.svg.querySelector("a").focus({ preventScroll: true }); // the button is gone
    });
    for (const [id, item] of this.regions) this.#offer(id, item);
    addEventListener("popstate", () => this.#arrive());
    this.#arrive();
  }

  /** To look at a region marks its members; to choose it goes there. */
  #offer(id, item) {
    const button = item.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.#go(this.chosen === id ? "" : id));
    for (const event of ["mouseenter", "focusin"]) item.addEventListener(event, () => this.#mark(id));
    for (const event of ["mouseleave", "focusout"]) item.addEventListener(event, () => this.#mark(this.chosen));
  }

  #arrive() {
    this.#show(new URLSearchParams(location.search).get("show") ?? "");
  }

  #go(id) {
    history.pushState(null, "", location.pathname + (id ? `?show=${encodeURIComponent(id)}` : ""));
    this.#show(id);
    if (id) this.svg.scrollIntoView({ block: "nearest" });
  }

  #show(id) {
    const item = this.regions.get(id);
    this.chosen = item ? id : "";
    for (const [other, { classList }] of this.regions) classList.toggle("is-chosen", other === this.chosen);
    for (const [other, each] of this.regions) {
      each.querySelector("button").setAttribute("aria-pressed", String(other === this.chosen));
    }
    this.all.hidden = !item;
    const frame = this.svg.parentElement; // narrower than the map on a phone
    if (item) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
    const members = this.#mark(this.chosen);
    const seen = members.length ? this.#around(members) : this.whole;
    this.svg.setAttribute("viewBox", seen.join(" "));
    this.counts.setAttribute("font-size", String((SIZE * seen[2]) / this.whole[2])); // as large as before
    this.told.textContent = item
      ? `${item.dataset.name}: ${item.querySelector(".wf-quiet").textContent} have briefings`
      : "";
  }

  /** Mark the members of the region `id`, or nothing; what is drawn of them. */
  #mark(id) {
    for (const each of this.svg.querySelectorAll(`.${MEMBER}`)) each.classList.remove(MEMBER);
    const ids = this.regions.get(id)?.dataset.members.split(" ") ?? [];
    const members = ids.map((member) => document.getElementById(`map-${member}`)).filter(Boolean);
    for (const each of members) each.classList.add(MEMBER);
    this.svg.classList.toggle("is-marked", members.length > 0);
    return members;
  }

  /** The part of the map with the middles of `members`, in the map's own proportions. */
  #around(members) {
    const seen = members.filter((each) => each.matches("a") || each.querySelector("path")); // no lone isle
    const places = (seen.length ? seen : members).map((each) => each.dataset.at.split(" ").map(Number));
    const [left, top, right, bottom] = [
      Math.min(...places.map(([x]) => x)) - NEAR,
      Math.min(...places.map(([, y]) => y)) - NEAR,
      Math.max(...places.map(([x]) => x)) + NEAR,
      Math.max(...places.map(([, y]) => y)) + NEAR,
    ];
    const [, , wide, high] = this.whole;
    const width = Math.min(wide, Math.max(right - left, ((bottom - top) * wide) / high));
    const height = (width * high) / wide;
    const within = (begin, size, limit) => Math.round(Math.max(0, Math.min(begin, limit - size)));
    const [x, y] = [(left + right - width) / 2, (top + bottom - height) / 2];
    return [within(x, width, wide), within(y, height, high), Math.round(width), Math.round(height)];
  }
}

new WorldMap(document.getElementById("map"), [...document.querySelectorAll(".wf-map__wider li")]);
