"""Likelihood words in a judgement's prose: ours carry their band, others' do not."""

from __future__ import annotations

import pytest

from watchfloor.host.weighing import weighed
from watchfloor.tradecraft import Likelihood
from watchfloor.wording import ENGLISH


def dressed(html: str) -> str:
    return weighed(html, ENGLISH, lambda word, meant: f"[{word}={meant.value}]")


@pytest.mark.parametrize("word", ENGLISH.likelihood[0])
def test_every_word_of_the_scale_is_known(word: str) -> None:
    meant = dressed(f"<p>It is {word} so.</p>").partition("=")[2].partition("]")[0]
    known = Likelihood.named(meant)

    assert known
    assert word.removesuffix("ly") == known.label.removesuffix("ly")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Very likely it is.</p>", "<p>[Very likely=very-likely] it is.</p>"),
        ("<p>very unlikely</p>", "<p>[very unlikely=very-unlikely]</p>"),
        ("<p>more likely than not; most likely; not likely</p>", None),
        ("<p>unlikeliness, likelyish</p>", None),
        ('<p><a href="x">likely</a> <code>likely</code></p>', None),
        (
            '<p><a href="a>likely">x <em>likely</em></a> likely</p>',
            '<p><a href="a>likely">x <em>likely</em></a> [likely=likely]</p>',
        ),
        ('<h3 id="o">What others judge</h3><p>likely</p>', None),
        (
            '<h3 id="o">What others judge</h3><p>likely</p><h3 id="x">Likely?</h3><p>likely</p>',
            '<h3 id="o">What others judge</h3><p>likely</p>'
            '<h3 id="x">Likely?</h3><p>[likely=likely]</p>',
        ),
        (
            "<p>l\u0131kely, which is likely no word</p>",
            "<p>l\u0131kely, which is [likely=likely] no word</p>",
        ),
        ("<p>nothing of the kind</p>", None),
    ],
)
def test_words_of_ours_are_dressed_and_nothing_else(html: str, expected: str | None) -> None:
    assert dressed(html) == (expected or html)
