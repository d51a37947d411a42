/** The button that follows a term; where a browser keeps nothing there is none. */

import { followed, isKeeping, keepFollowed } from "./keeping.js";

const button = document.querySelector("[data-follow]");
const said = document.querySelector(".wf-reader__said");

function show() {
  button.setAttribute("aria-pressed", String(followed().has(button.dataset.follow)));
}

function turn() {
  const terms = followed(); // as another tab may have left it
  const isOn = !terms.delete(button.dataset.follow);
  if (isOn) terms.set(button.dataset.follow, button.dataset.name);
  const isKept = keepFollowed(terms);
  show();
  if (!isKept) said.textContent = "This browser has no room to keep it.";
  else if (isOn) said.textContent = "What is new here comes first on the home page. Only this browser knows.";
  else said.textContent = "No longer followed.";
}

if (button && isKeeping()) {
  show();
  button.hidden = false;
  button.addEventListener("click", turn);
  addEventListener("storage", show);
  addEventListener("pageshow", show); // a page that is gone back to is as it was left
}
