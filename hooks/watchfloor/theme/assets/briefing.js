/** A briefing's page: copying, sharing, and each source where it is cited. All else needs no script. */

const WIDE = matchMedia("(min-width: 93.75em)"); // where the style has room beside the text
const root = document.querySelector(".wf-briefing");

function element(tag, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children);
  return made;
}

/** A button beside each form in which the briefing is quoted, once they are unfolded. */
function quoting() {
  const said = element("p", { className: "wf-quiet" });
  said.setAttribute("role", "status");
  for (const row of root.querySelectorAll(".wf-quote dl > div")) {
    const name = row.querySelector("dt").textContent;
    const button = element("button", { type: "button", className: "wf-tool" }, "Copy");
    button.setAttribute("aria-label", `Copy: ${name}`);
    button.addEventListener("click", async () => {
      said.textContent = (await copied(row.querySelector("pre"))) ? `Copied: ${name}.` : "Press Ctrl+C to copy what is selected.";
    });
    row.querySelector("dt").append(element("br"), button);
  }
  root.querySelector(".wf-quote dl").after(said);
}

/** Whether the text of *pre* could be copied; it is selected where it could not. */
async function copied(pre) {
  try {
    await navigator.clipboard.writeText(pre.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(pre);
    return false;
  }
}

/** The device's own way to share, where it has one; else the link writes a mail. */
function sharing() {
  const link = root.querySelector("#share");
  if (!link || !navigator.share) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    navigator.share({ title: document.title, url }).catch(() => {}); // put away by its reader
  });
}

/** What is told of a source where it is cited: its number, and all but what stands there for keeping it. */
function told(citing) {
  const item = document.getElementById(decodeURIComponent(citing.hash.slice(1)));
  if (!item) return null;
  const [where, grade] = item.querySelectorAll(".wf-source > p");
  const link = where.querySelector("a[rel], cite").cloneNode(true);
  const rest = [...where.querySelectorAll(":scope > a:not([rel]), :scope > .wf-date")].map((each) => each.textContent);
  const sign = grade.querySelector(".wf-grade__sign").firstChild.textContent.trim();
  return [`${item.value} `, link, ` ${[...rest, sign].join(", ")}`];
}

/** Each source beside the first block that cites it. */
function beside() {
  const seen = new Set();
  for (const citing of root.querySelectorAll(".footnote-ref")) {
    const parts = seen.has(citing.hash) ? null : told(citing);
    seen.add(citing.hash);
    if (!parts) continue;
    const note = element("span", { className: "wf-beside" }, ...parts);
    const block = citing.closest("li, p, td");
    const last = [...block.querySelectorAll(":scope > .wf-beside")].at(-1);
    if (last) last.after(note);
    else block.prepend(note);
  }
}

/** A source over the text, for as long as somebody points at where it is cited. */
class Note {
  constructor() {
    this.box = element("div", { className: "wf-note", popover: "manual", id: "wf-note" });
    this.box.setAttribute("role", "tooltip");
    this.box.addEventListener("pointerleave", () => this.hide());
    for (const citing of root.querySelectorAll(".footnote-ref, .wf-cite")) {
      citing.addEventListener("focus", () => this.show(citing));
      citing.addEventListener("blur", () => this.hide());
      citing.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && this.show(citing));
      citing.addEventListener("pointerleave", ({ relatedTarget }) => this.box.contains(relatedTarget) || this.hide());
    }
  }

  show(citing) {
    const parts = told(citing);
    if (!parts) return;
    this.hide();
    this.citing = citing;
    if (!this.box.isConnected) root.append(this.box);
    citing.setAttribute("aria-describedby", this.box.id);
    this.box.replaceChildren(...parts);
    this.box.showPopover();
    const at = citing.getBoundingClientRect();
    const left = Math.min(at.left, document.documentElement.clientWidth - this.box.offsetWidth - 8);
    this.box.style.left = `${Math.max(8, left) + scrollX}px`;
    this.box.style.top = `${at.bottom + scrollY}px`;
  }

  hide() {
    this.citing?.removeAttribute("aria-describedby");
    this.citing = null;
    if (this.box.matches(":popover-open")) this.box.hidePopover();
  }
}

/** Escape puts away whatever came up. */
function dismissing(note) {
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    note?.hide();
    for (const tip of root.querySelectorAll(".wf-tip:is(:hover, :focus)")) {
      tip.classList.add("is-dismissed");
      const back = () => tip.classList.remove("is-dismissed");
      for (const ending of ["pointerleave", "blur"]) tip.addEventListener(ending, back, { once: true });
    }
  });
}

/** The address ``#verify`` opens the view that its switch opens. */
function verifying() {
  if (location.hash === "#verify") root.querySelector("#verifying").checked = true;
}

root.querySelector(".wf-quote").addEventListener("toggle", quoting, { once: true });
sharing();
verifying();
addEventListener("hashchange", verifying);
dismissing("popover" in HTMLElement.prototype ? new Note() : null);
if (WIDE.matches) beside();
else WIDE.addEventListener("change", beside, { once: true });
