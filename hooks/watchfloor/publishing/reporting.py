"""Where a reader who found an error tells of it: by mail, for which nobody needs an account."""

from __future__ import annotations

from .. import urls
from ..settings import Settings
from .page import Page
from .ref import Ref

_LETTER = """\
The page: {page}

What is wrong:


What would be right, and how you know:

"""


def reports(page: Page, settings: Settings, site_url: str) -> list[Ref]:
    """The ways to report an error on *page*; without a *site_url* it is named by its address."""
    address = urls.absolute(page.url, site_url) if site_url else page.url
    subject = f"Error: {page.title}"
    found = []
    if settings.contact:
        letter = urls.mail(settings.contact, subject, _LETTER.format(page=address))
        found.append(Ref("Report an error by mail", letter))
    if urls.is_on_github(settings.repository):
        issue = urls.new_issue(settings.repository, subject, address)
        found.append(Ref("Report an error on GitHub", issue))
    return found
