/** On the page for what is not there: who or what the address may have meant. */

import { address } from "./data.js";
import { element } from "./element.js";
import { Names } from "./names.js";

/** The words of the last part of the address: `/actors/baotou-steel/` asks for *baotou steel*. */
function asked() {
  const parts = location.pathname.split("/").filter(Boolean);
  const last = (parts.at(-1) ?? "").replace(/\.\w+$/, "");
  return decoded(last).replace(/^\d{4}(-\d{2}){0,2}-/, "").replaceAll(/[-_+]+/g, " ").trim();
}

/** `text` without its percent signs; an address may have some that mean nothing. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

async function suggest(place) {
  const words = asked();
  if (!words) return;
  place.querySelector("input[name=q]").value = words;
  const names = await Names.loaded();
  const answers = names.answers(words, 5);
  const found = answers.length ? answers : names.nearest(words);
  if (!found.length) return;
  const items = found.map(({ entry }) =>
    element(
      "li",
      {},
      element("a", { href: address(entry.address) }, entry.name),
      " ",
      element("span", { class: "wf-quiet" }, entry.axis.singular),
    ),
  );
  place.append(
    element("div", { class: "wf-named" }, element("p", { class: "wf-label" }, "Perhaps"), element("ul", {}, items)),
  );
}

suggest(document.getElementById("missing"));
