/** What is new to a reader since what this browser knows to be seen, what is followed first. */

import { address, load } from "../search/data.js";
import { element } from "../search/element.js";
import { countOthers, isAll, isWhole, numbersOf, parted, unseen } from "./comparing.js";
import { followed, forget, isKeeping, keepSeen, seen } from "./keeping.js";

const TABLE = "changes.json";
const EXPLAINED = "Only this browser knows what you have seen and follow; nothing of it is sent.";
const BLOCKED = "This browser keeps nothing for this site, so what is new to you cannot be told.";
const FIRST = "From your next visit on, what was published or changed after this one stands here.";
const TO_FOLLOW = "Every group page has a button to follow it.";
const FULL = "This browser has no room to keep what you have seen.";
const FORGOTTEN = "Forgotten: this browser keeps nothing of what you have seen or follow. Your next visit begins anew.";
const FAILED = "What is new could not be read.";

class News {
  constructor(place) {
    this.place = place;
    this.most = Number(place.dataset.most);
    this.status = element("p", { class: "wf-news__said", role: "status" });
    this.lists = element("div", {});
    this.seeing = this.#button("Mark all as seen", () => this.#see());
    this.forgetting = this.#button("Forget all", () => this.#forget());
    const actions = element("p", { class: "wf-news__actions" }, this.seeing, this.forgetting);
    place.setAttribute("aria-labelledby", "new-to-you-title");
    const title = element("h2", { id: "new-to-you-title" }, "New to you");
    place.replaceChildren(title, this.status, this.lists, actions);
    place.hidden = false;
  }

  async show() {
    if (!isKeeping()) return this.say(BLOCKED);
    const known = seen();
    if (!known) return this.say((await this.#keepAll()) ? `${FIRST} ${EXPLAINED}` : FULL);
    const news = await load(TABLE);
    const items = unseen(news, known);
    const older = isAll(news, items, known) ? 0 : countOthers(await everything(news), items, known);
    const [mine, others] = parted(items, followed());
    this.lists.replaceChildren(
      ...this.#list("On what you follow", mine, news.labels),
      ...this.#list(mine.length ? "Everything else" : "", others, news.labels),
      ...this.#following(),
    );
    this.seeing.hidden = !items.length && !older;
    this.forgetting.hidden = false;
    this.status.replaceChildren(...said(items.length, older));
  }

  /** Show `text` and nothing else; forget what there is, if there is something. */
  say(text) {
    this.lists.replaceChildren(...(isKeeping() ? this.#following() : []));
    this.seeing.hidden = true;
    this.forgetting.hidden = !isKeeping() || (!seen() && !followed().size);
    this.status.textContent = text;
  }

  #button(name, act) {
    const onclick = () => act().catch(() => this.say(FAILED));
    return element("button", { type: "button", class: "wf-button", hidden: true, onclick }, name);
  }

  async #keepAll() {
    return keepSeen(await everything(await load(TABLE)));
  }

  async #see() {
    if (!(await this.#keepAll())) return this.say(FULL);
    await this.show();
    this.forgetting.focus(); // the button that was pressed is gone
  }

  async #forget() {
    forget();
    this.say(FORGOTTEN);
    this.status.tabIndex = -1;
    this.status.focus();
  }

  #list(title, items, labels) {
    if (!items.length) return [];
    const left = items.length - this.most;
    return [
      title && element("h3", {}, title),
      element("ul", {}, items.slice(0, this.most).map((item) => entry(item, labels))),
      left > 0 && element("p", { class: "wf-news__more" }, `${left} more among `, changes(), "."),
    ].filter(Boolean);
  }

  #following() {
    const terms = [...followed()].map(([term, name]) => element("a", { href: address(`${term}/`) }, name));
    const links = terms.flatMap((link, at) => (at ? [", ", link] : [link]));
    return [element("p", { class: "wf-quiet wf-news__more" }, terms.length ? ["You follow ", links, "."] : TO_FOLLOW)];
  }
}

/** The numbers of all briefings. */
async function everything(news) {
  return numbersOf(isWhole(news) ? news : await load("data/ids.json"));
}

function changes() {
  return element("a", { href: address("changes/") }, "all changes");
}

/** What is said of `count` briefings in the table, and of `older` ones. */
function said(count, older) {
  if (!count && !older) return [`Nothing is new to you. ${EXPLAINED}`];
  const newest = count ? [`${counted(count)} new or changed.`] : [];
  const further = older ? [` ${counted(older)} new or changed further back, among `, changes(), "."] : [];
  return [...newest, ...further];
}

function counted(count) {
  return `${count} ${count === 1 ? "briefing is" : "briefings are"}`;
}

/** An item: what happened last, where, and all that was told; who opens it has seen it. */
function entry({ id, number, title, address: path, date, names, told }, labels) {
  const see = () => keepSeen((seen() ?? new Map()).set(id, number));
  const [last, ...before] = told;
  return element(
    "li",
    {},
    mark(last, labels),
    element("a", { class: "wf-news__title", href: address(path), onclick: see }, title),
    element("span", { class: "wf-quiet" }, ` ${[date, ...names].join(" · ")}`),
    last.what && element("p", {}, reason(last)),
    before.map((each) => element("p", {}, mark(each, labels), reason(each))),
  );
}

function mark({ kind }, labels) {
  return [element("span", { class: `wf-mark wf-mark--${kind}` }, labels[kind]), " "];
}

function reason({ what, why }) {
  return [what, why && [" ", element("span", { class: "wf-quiet" }, `Why: ${why}`)]];
}

const place = document.querySelector("[data-new-to-you]");
if (place) {
  const news = new News(place);
  const show = () => news.show().catch(() => news.say(FAILED));
  show();
  addEventListener("pageshow", (event) => event.persisted && show());
}
