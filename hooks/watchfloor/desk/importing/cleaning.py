"""What a saved page has around and between the words of its article, taken out.

Only whole lines that are nothing else are taken for furniture: an article may well begin a
sentence with *Share*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .article import Block

_NEW_TAB = re.compile(r"\s*\(?\bopens? in (?:a )?new (?:tab|window)\b\)?", re.IGNORECASE)
_MARKED_QUOTE = re.compile(r"([_*]{1,3})([“\"«][^“”\"«»]*[”\"»])\1")
_JOINERS = "\u200c\u200d"
"""Not seen, but Persian and the scripts of India are misspelt without them."""

_END = re.compile(
    r"(?:leave|write|post|add) a (?:reply|comment)|(?:\d+ )?(?:comments?|responses?|replies)"
    r"(?: \(\d+\))?|join the (?:conversation|discussion)|post navigation|发表评论|网友评论|评论区",
    re.IGNORECASE,
)
"""A line after which an article has ended."""
_ASIDE = re.compile(
    r"(?:you (?:may|might) also like|related(?: (?:posts?|articles?|stories|news|reading|links))?"
    r"|more (?:from|on|in) .{1,60}|most (?:read|popular)|recommended(?: for you)?|read next"
    r"|trending(?: now)?|latest (?:news|posts)|recent posts|相关阅读|相关新闻|热门文章)",
    re.IGNORECASE,
)
"""A line that heads a list of other articles."""
_NETWORK = (
    r"facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|weibo|wechat|email|e-mail"
    r"|mail|print|copy link|copy url|link copied|more|pocket|threads|bluesky|mastodon|tumblr"
)
_FURNITURE = re.compile(
    "|".join(
        (
            # to share it
            rf"(?:(?:{_NETWORK})[\s|,·/]*)+",
            r"spread the word|share|share (?:this|on|via)\b.{0,40}|(?:like|tweet)(?: this)?",
            r"follow us\b.{0,60}|click to (?:share|print|email)\b.{0,80}|like loading.*",
            r"分享到?|扫一扫.{0,20}|打印|关闭窗口",
            # to comment on it
            r"(?:your email address will not be published|required fields are marked).{0,200}",
            r"save my name.{0,200}|log ?in(?: to comment)?|sign (?:up|in)",
            # where it is filed
            r"(?:categor(?:y|ies)|tags?|tagged|filed under|posted in|topics?)(?:\s*[:：].{0,200})?",
            r"(?:责任编辑|编辑|责编|分享到|字号)\s*[:：].{0,100}",
            # to get more of it
            r"(?:sign up|subscribe|get our|join our)\b.{0,60}(?:newsletter|inbox|updates|channel"
            r"|today|mailing list)\b.{0,80}|subscribe(?: now)?|enter your email.{0,60}",
            r"unsubscribe\b.{0,80}|forward (?:this )?to a (?:friend|colleague).{0,60}",
            r"(?:view|read) (?:it |this )?(?:email )?(?:in|on) (?:your |the )?browser.{0,40}",
            r"you(?: are|'re|’re) receiving this.{0,200}",
            r"manage (?:your )?(?:preferences|subscription).{0,60}",
            r"(?:read|see) (?:also|more)(?:\s*[:：].{0,200})?|\d+ min(?:ute)?s? read",
            # the site around it
            r"(?:we|this (?:web)?site) uses? cookies.{0,300}|privacy policy|terms of use",
            r"(?:accept|reject|manage)(?: all)?(?: cookies)?|cookie (?:policy|settings)",
            r"advertisement|sponsored(?: content)?|ad|menu|search|home|back to top|loading.*",
            r"skip to (?:main )?content|(?:©|copyright)\s.{0,200}|all rights reserved.{0,100}",
            r"(?:版权声明|免责声明|版权所有).{0,100}",
        )
    ),
    re.IGNORECASE,
)
_LONGEST = 400
"""No furniture is longer."""
_EDGES = " \t:：|·•.,;…*-–—_[]()"


def tidied(text: str) -> str:
    """*text* on one line, without what cannot be seen and what browsers put beside links."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or character in _JOINERS or unicodedata.category(character)[0] != "C"
    )
    return _MARKED_QUOTE.sub(r"\2", _NEW_TAB.sub("", " ".join(plain.split()))).strip()


def cleaned(blocks: Iterable[Block]) -> Iterator[Block]:
    """*blocks* as far as they are the article's own."""
    is_aside = False
    for block in blocks:
        text = tidied(block.text)
        bare = _bare(text)
        if _END.fullmatch(bare):
            return
        heads = _ASIDE.fullmatch(bare) and not text.endswith((".", "。"))
        is_aside = bool(heads) or (is_aside and block.kind == "item")
        if not is_aside and not is_furniture(text):
            yield replace(block, text=text)


def is_furniture(line: str) -> bool:
    """Whether *line* says nothing that belongs to an article, or nothing at all."""
    bare = _bare(tidied(line))
    is_long = len(bare) > _LONGEST
    return not is_long and (not any(map(str.isalnum, bare)) or bool(_FURNITURE.fullmatch(bare)))


def _bare(text: str) -> str:
    return text.strip(_EDGES)
