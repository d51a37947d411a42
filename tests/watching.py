"""A page in Chromium, and everything that went wrong or out on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserType, ConsoleMessage, Page, Request

Open = Callable[..., "Visit"]

_WATCH = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", event =>
  window.__violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""

_FRAME = """
() => [".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer"].map(part => {
  const found = document.querySelector(part)?.cloneNode(true);
  found?.querySelectorAll(".md-header__topic ~ .md-header__topic").forEach(each => each.remove());
  found?.querySelectorAll(".md-search-result__meta").forEach(each => each.remove());
  found?.querySelectorAll("[style]").forEach(each => each.removeAttribute("style"));
  return found ? found.outerHTML : part + " is missing";
}).join("\\n")
"""

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launched(chromium: BrowserType, *flags: str) -> Browser:
    """The machine's own Chromium, which asks nobody for anything by itself; with *flags* too."""
    return chromium.launch(executable_path="/usr/bin/chromium", args=[*_FLAGS, *flags])


@dataclass
class Visit:
    """An open page, watched from before its first byte."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    """Errors of scripts and warnings in the console."""

    @property
    def violations(self) -> list[str]:
        """What the content security policy has stopped."""
        found: list[str] = self.page.evaluate("window.__violations")
        return found

    @property
    def foreign(self) -> list[str]:
        """The addresses it asked for on other hosts."""
        here = urlsplit(self.page.url).netloc
        local = {"data", "blob", "about"}
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in local and urlsplit(url).netloc != here
        ]

    @property
    def frame(self) -> str:
        """The page without its content and its title: header, tabs, navigation, footer."""
        found: str = self.page.evaluate(_FRAME)
        return found

    @property
    def pwned(self) -> object:
        """What a hostile script leaves behind, if one ran."""
        return self.page.evaluate("window.pwned ?? null")

    @property
    def damage(self) -> list[object]:
        """Everything that must not happen on a page; empty when all is well."""
        pwned = self.pwned
        return [
            *([f"a script ran: {pwned}"] if pwned is not None else []),
            *self.violations,
            *self.complaints,
            *self.foreign,
        ]

    def close(self) -> None:
        """Close it, and its storage with it."""
        self.page.context.close()


def visit(browser: Browser, url: str, **options: Any) -> Visit:
    """The page at *url*, in a context of its own with *options*."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
    context.add_init_script(_WATCH)
    opened = Visit(context.new_page())
    opened.page.set_default_timeout(10_000)

    def asked(request: Request) -> None:
        opened.requests.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            opened.complaints.append(message.text)

    context.on("request", asked)
    opened.page.on("console", said)
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.goto(url, wait_until="load")
    opened.page.wait_for_timeout(150)  # what scripts begin once the page is there
    return opened
