/** Elements from plain values: whatever a briefing says becomes text, never markup. */

/** An element called `name` with `attributes`; handlers are given as functions named `onclick`. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** The pieces of an excerpt, its hits marked. */
export function marked(excerpt) {
  return excerpt.map(({ text, isHit }) => (isHit ? element("mark", {}, text) : text));
}

/** Put `children` into `place`. A focus that was in it goes to what stands there now, if nothing does to `other`. */
export function renew(place, children, other) {
  const stops = () => [...place.querySelectorAll("a, button")];
  const at = stops().indexOf(document.activeElement);
  place.replaceChildren(...children);
  if (at >= 0) (stops()[at] ?? stops().at(-1) ?? other).focus();
}
