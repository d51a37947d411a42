"""A page used by the keyboard alone.

Wherever it stops, its ring is seen, nothing lies over it, and the focus is not lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
MOST = 400  # stops on one page

_STOP = """
at => {
  if (at === document.body) return "lost";
  const shown = at.matches(".md-option") ? at.nextElementSibling : at; // the theme's sign
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const drawn = [...at.querySelectorAll("path, circle")];
  const stroked = drawn.some(each => parseFloat(getComputedStyle(each).strokeWidth) >= 2);
  const seen = shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const over = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
  const header = over?.closest(".md-header");
  const trouble = !seen ? "not seen"
    : !outlined && !stroked && style.boxShadow === "none" ? "no ring"
    : header && !header.contains(at) ? "below the header" : "";
  return trouble && `${trouble}: ${shown.outerHTML.slice(0, 120)}`;
}
"""
_HERE = f"selector => [document.activeElement.matches(selector), ({_STOP})(document.activeElement)]"


@dataclass
class Keys:
    """A keyboard, and the page that it is used on."""

    page: Page

    def stop(self, selector: str = "*") -> bool:
        """Whether focus is at *selector*; it must be seen wherever it is."""
        fits: bool
        fits, trouble = self.page.evaluate(_HERE, selector)
        assert trouble == ""
        return fits

    def to(self, selector: str, *, key: str = "Tab", most: int = MOST) -> None:
        """Press *key* until focus is at *selector*, *most* times at most."""
        for _ in range(most):
            self.page.keyboard.press(key)
            if self.stop(selector):
                return
        raise AssertionError(f"no way to {selector}")

    def press(self, *keys: str) -> None:
        """Press *keys*, one after another; each leaves the focus where it can be seen."""
        for key in keys:
            self.page.keyboard.press(key)
            self.stop()

    def follow(self, selector: str, address: str | re.Pattern[str], *, key: str = "Tab") -> None:
        """Go to the link at *selector*, which leads to *address*, and take it."""
        self.to(selector, key=key)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(address)


Begin = Callable[..., Keys]
"""Opens an address with the hands on the keyboard."""
