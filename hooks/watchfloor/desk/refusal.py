"""What cannot be done as it was asked: one line says why."""

from __future__ import annotations

from typing import TypeVar

import click
from pydantic import TypeAdapter, ValidationError

from ..edtf import Edtf
from ..problem import printable
from ..values import BriefingId, LanguageTag, Line, Slug, Span, Title, Url

Read = TypeVar("Read")

TITLE = TypeAdapter[str](Title)
LINE = TypeAdapter[str](Line)
SLUG = TypeAdapter[str](Slug)
BRIEFING_ID = TypeAdapter[str](BriefingId)
URL = TypeAdapter[str](Url)
LANGUAGE_TAG = TypeAdapter[str](LanguageTag)
SPAN = TypeAdapter[Edtf](Span)
"""Readers of what is given on the command line, by the rules for front matter."""


class Refusal(click.ClickException):
    """What was asked for cannot be done; one line says why."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        """Tell *message*, whatever a stranger's text brought into it."""
        super().__init__(printable(message))


def valid(kind: TypeAdapter[Read], text: str, key: str) -> Read:
    """*text*, given for *key*, as *kind* reads it.

    Raises:
        Refusal: front matter would refuse it.
    """
    try:
        text.encode()  # the bytes of another encoding come as halves of characters
        return kind.validate_python(text)
    except UnicodeEncodeError:
        raise Refusal(f"{key}: this is not UTF-8") from None
    except ValidationError as error:
        said = error.errors(include_url=False)[0].get("ctx", {})
        raise Refusal(f"{key}: {said.get('message', 'wrong')} ({said.get('hint', '')})") from None
