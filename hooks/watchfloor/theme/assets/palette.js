/** The choice of a scheme in the header: the page itself shows the one kept, by `showPalette`. */

const all = [...document.querySelectorAll(".md-option")];
const header = document.querySelector(".md-header");
const meta = document.head.appendChild(document.createElement("meta"));
meta.name = "theme-color"; // of the browser's own bars

function tint() {
  meta.content = getComputedStyle(header).backgroundColor;
}

function turn(index) {
  __md_set("__palette", { index });
  showPalette();
  tint();
}

all.forEach((each, index) => {
  each.addEventListener("change", () => turn(index));
  each.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // a form is sent by it
    const next = all[(index + 1) % all.length];
    next.focus();
    next.click();
  });
});
matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => {
  showPalette();
  tint();
});
if (document.readyState === "complete") tint();
else addEventListener("load", tint);
