"""What a founder decides: what is given, what is asked for, and what follows from both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import click
from pydantic import TypeAdapter

from ... import urls
from ...problem import did_you_mean, one_of, printable
from ...settings import Authority, Settings
from ..asking import Asker
from ..refusal import LINE, URL, Refusal, valid
from .charter import AxisTable, Charter, described, settings_in, table

_AUTHORITY = TypeAdapter[str](Authority)
_WHY = "a domain or e-mail address of yours, which ids hold for good"


class Interview:
    """A founder's decisions on their way to a charter."""

    def __init__(self, given: Mapping[str, Any], asker: Asker, today: date) -> None:
        """Begin with what is *given*; *asker* has the rest, and *today* is the day it begins."""
        self._given = given
        self._asker = asker
        self._today = today

    def charter(self) -> Charter:
        """What comes of all answers.

        Raises:
            Refusal: something given is wrong, or missing and nobody there to ask.
        """
        name = self._text("name", "What it is called", LINE, is_needed=True)
        if not name:
            raise Refusal("give --name: what the archive is called")
        site_url, authority = self._addresses()
        repository = self._text("repository", "Address of its repository, if it has one yet", URL)
        values = {
            "name": name,
            "authority": authority,
            "authority_date": self._today.isoformat(),
            "publish_max_tlp": str(Settings.model_fields["publish_max_tlp"].default),
            "language": str(Settings.model_fields["language"].default),
            "repository": repository or f"https://git.example/{urls.slug(name) or 'archive'}",
        }
        settings_in(table(values, []))
        made = table(values, self._axes(values))
        settings = settings_in(made)
        proposed = described(settings.declared)
        if not self._given["description"]:
            self._tell(f"It is described as: {proposed}.")
        about = self._text("description", "Another description (nothing to keep it)", LINE)
        return Charter(settings, site_url, about or proposed, made)

    def _tell(self, text: str) -> None:
        """Tell somebody who is there what a question is about, which itself is short."""
        if self._asker.is_there:
            click.echo(printable(text))

    def _text(
        self,
        key: str,
        question: str,
        kind: TypeAdapter[str],
        *,
        proposed: str = "",
        is_needed: bool = False,
    ) -> str:
        """What is given for *key*, or else the answer; if it *is needed*, one there must be."""

        def read(text: str) -> str:
            return valid(kind, text, key.replace("_", " "))

        if self._given[key]:
            return read(self._given[key])
        answer = self._asker.answer(question, read, proposed)
        while is_needed and self._asker.is_there and not answer:
            answer = self._asker.answer(question, read, proposed)
        return answer or ""

    def _addresses(self) -> tuple[str, str]:
        """Where the site will stand, and who stands behind its ids: either may follow from both."""
        site_url = self._text("site_url", "Address of the site; it may change later", URL)
        host = urlsplit(site_url).hostname or ""
        if not self._given["authority"]:
            self._tell(f"The authority is {_WHY}.")
        authority = self._text(
            "authority", "Authority", _AUTHORITY, proposed=host, is_needed=True
        ) or valid(_AUTHORITY, host or self._nobody(), "authority")
        if not site_url and "@" in authority:
            raise Refusal("give --site-url: the address that the site will have; it may change")
        return site_url or f"https://{authority}/", authority

    def _nobody(self) -> str:
        raise Refusal(
            f"give --site-url, the address that the site will have, or --authority, {_WHY}"
        )

    def _axes(self, values: Mapping[str, str]) -> list[AxisTable]:
        """The axes that are given, or those that are asked for."""
        axes = [self._axis(text) for text in self._given["axes"]]
        known = [str(axis["key"]) for axis in axes]
        for flag in ("required", "hierarchical"):
            for key in self._given[flag]:
                if key not in known:
                    hint = did_you_mean(key, known) or (one_of(known) if known else "give --axis")
                    raise Refusal(f"--{flag}: there is no axis `{key}`; {hint}")
        return axes or list(self._asked_axes(lambda axes: settings_in(table(values, axes))))

    def _axis(self, text: str) -> AxisTable:
        """The axis that *text* names: ``key``, ``key:Many`` or ``key:Many:one``."""
        parts = [" ".join(part.split()) for part in text.split(":")]
        if len(parts) > 3:
            raise Refusal(f"axis: `{text}` has more than key, label and singular (key:Many:one)")
        key, label, singular = (*parts, "", "")[:3]
        label = label or key.replace("-", " ").capitalize()
        return {
            "key": valid(LINE, key, "axis"),
            "label": label,
            "singular": singular or _one_of_many(label.lower()),
            "required": key in self._given["required"],
            "hierarchical": key in self._given["hierarchical"],
        }

    def _asked_axes(self, check: Callable[[list[AxisTable]], object]) -> Iterator[AxisTable]:
        axes: list[AxisTable] = []

        def read(text: str) -> AxisTable:
            axis = self._axis(text)
            check([*axes, axis])
            return axis

        self._tell(
            "Briefings are grouped by actors, regions, themes and tags, and by axes of yours,"
        )
        self._tell(
            "such as malware, or companies:Companies:company with what many and one are called."
        )
        while axis := self._asker.answer("Axis (nothing to go on)", read):
            told = (
                f"{axis['label']}, one of them: {axis['singular']}. Pages in docs/{axis['key']}/."
            )
            required = self._asker.agrees(told, "Must every briefing name one")
            told = "A term may be part of a wider one, whose page lists its briefings too."
            hierarchical = self._asker.agrees(told, "Are these so")
            axes.append({**axis, "required": required, "hierarchical": hierarchical})
            yield axes[-1]


def _one_of_many(label: str) -> str:
    """What one of *label* is called, as far as its spelling tells."""
    if label.endswith("ies"):
        return label[:-3] + "y"
    return label[:-1] if label.endswith("s") and not label.endswith("ss") else label
