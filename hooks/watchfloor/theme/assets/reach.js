/**
 * What the theme's scripts put into the pages that we write ourselves, made fit for a keyboard and a
 * screen reader: a landmark around every copy button, all called alike, is none; a table or a block
 * of code that is wider than the page can be reached, so that arrow keys move it.
 */

const BUTTONS = ".md-code__nav";
const WIDE = ".md-typeset__scrollwrap, .md-typeset pre > code";

function mend() {
  for (const each of document.querySelectorAll(BUTTONS)) each.setAttribute("role", "none");
  for (const each of document.querySelectorAll(WIDE)) {
    if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
  }
}

const article = document.querySelector(".md-content");
if (article) {
  new MutationObserver(mend).observe(article, { childList: true, subtree: true });
  addEventListener("resize", mend);
  mend();
}
