/** The drawer, which holds the navigation where a page is too narrow for tabs: fit for a keyboard too. */

const toggle = document.getElementById("__drawer");
const drawer = document.querySelector(".md-sidebar--primary");
const sign = document.querySelector(".md-header label[for=__drawer]");

/** A button in place of a `label` of the theme's, which no key presses; `act` is given the box it turns. */
function pressed(label, act) {
  const button = document.createElement("button");
  for (const { name, value } of label.attributes) button.setAttribute(name, value); // its styles ask for them
  button.type = "button";
  button.removeAttribute("tabindex");
  button.append(...label.childNodes);
  const box = document.getElementById(label.htmlFor);
  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  button.addEventListener("click", () => {
    box.click();
    act(box);
  });
  box.addEventListener("change", tell);
  tell();
  label.replaceWith(button);
  return button;
}

/** Go to the first of the places `selector` within `root` that is seen. */
function goTo(root, selector) {
  const stops = [...root.querySelectorAll(selector)];
  stops.find((each) => each.checkVisibility({ visibilityProperty: true }))?.focus();
}

/** Be at the head of a level that was opened, and in its place in the list once it is left. */
function follow(level) {
  goTo(level.parentElement, level.checked ? ":scope > .md-nav > button" : ":scope > button");
}

function start() {
  for (const label of drawer.querySelectorAll("label:not([for=__drawer])")) pressed(label, follow);
  const opener = pressed(sign, () => goTo(drawer, "a, button"));
  opener.classList.add("wf-opener");
  opener.setAttribute("aria-label", "Navigation");
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return;
    toggle.click();
    opener.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (toggle.checked && !drawer.contains(target)) toggle.click();
  });
}

if (toggle && drawer && sign) start();
