"""What may stand in a damaged file, and means something to one of those who read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# fmt: off
TEXTS = (
    *("", " ", "a", "none", "~", "true", "NO", "2025", "014", "1e9", "2025-02-30", "2025-13"),
    *("?", "2025-10-16/2025-10-01", "9999-12-31", "0000", "٢٠٢٥-10-16", "２０２５-10-16", "-"),
    *("--", "- a", "a: b", "a #b", "a, b", "{a: b}", "[a", "a]", "*a", "&a b", "!a b", "!!int 5"),
    *("%a", "@a", "`a`", "'a", '"a', "'it''s'", '"\\x1b[2J"', '"\\ud800"', '"\\0"', '"\\u202e"'),
    *("| a", ">- a", "<script>", "&#60;script&#62;", "{{ a }}", "{% a %}", "javascript:a", "https://["),
    *("http://a.", "https://a.example:99999/", "https://xn--a.example", "//a.example"),
    *("https://a.example/\u202e", "包钢集团", "a\u0301" * 40, "\u200b", "\ufeff", "\u2028"),
    *("\u0085", "\U000e0001", "\ud7ff", "𝒜", "../../etc/passwd", "a/b", "index", "con", "a" * 300),
    *("word " * 2000, "9" * 400, "-" * 3000),
)
"""What stands where a value was."""

NESTED: tuple[Any, ...] = (
    *([], {}, [[]], [""], {"": ""}, {"a": {"b": ["c"]}}, [["a"] * 30] * 30, ["a"] * 3000),
    {f"k{number}": "v" for number in range(2000)},
)
"""Values that are no text."""

PIECES = (
    *("\0", "\t", "\r", "\r\n", "\v", "\f", "\x1b[2J", "\x7f", "\ufeff", "\u2028", "\u0085"),
    *("\ufffd", "\udcff", "\udcc3\udc28", "\udced\udca0\udc80", "\udcf8", "\U0010ffff", "\u0301"),
    *("---\n", "\n---\n", "...\n", "--- a\n", "%YAML 9\n", "- ", ": ", "? ", "<<: ", "&a "),
    *("*a ", "!!x ", "!<a> ", "{", "}", "[", "]", ",", "'", '"', "|\n", ">-\n", "|9\n", "#"),
    *(" #", "\\", "`", "[^", "[^a]: ", "](", "<!--", "-->", "<!-- allow raw-html: a -->", "<"),
    *(">", "&", "&#0;", "&#x202e;", "\n\n", "    ", "# ", "## ", "\n===\n", "|--|--|\n", "!["),
    *("$", "~~~\n", "```\n", "***", "__", "\x02", "\x03", "klzzwxh:0", "\x02wzxhzdk:0\x03"),
    *("zz1337820767766393449qq", "1) ", "99999999999. "),
)
"""What may mean something to one of those who read a file."""
# fmt: on

# fmt: off
RUNS = (
    *("[", "](", "[a](", "[a]", "![", "[^", "[^a]", "[a][", "*", "_", "**a", "*a ", "_a_", "`"),
    *("``a", "\\", "<", "<a", "<!--", "<!-- a -->", "-->", "<![CDATA[", "<?", "&", "&#", "&amp;"),
    *("|", "|a", "a|b|", "(", ")", "> ", ">", "- ", "* ", "1. ", "1) ", "+ a\n", "# ", "#", "="),
    *("\n=", "- - ", "> - ", "a\n\n", "a  \n", "https://a.example/"),
    *("https://a.example/a_b_c*d*", "{", "{{", "{%", "{: #a }", "~~", "==", ":::", "$$", "---\n"),
    *("16 October 2025 ", "18,125 t, ", "1.", "3.5 % ", "10-20 ", "$1.5bn ", "likely "),
    *("analysts say ", "U.S. ", "Inc. "),
)
# fmt: on
"""What is written once or thousand times into a body."""

BLOCKS: tuple[Callable[[int], str], ...] = (
    lambda n: "\n".join(f"{'  ' * i}- a" for i in range(min(n, 200))),
    lambda n: "\n".join(f"{'    ' * i}1. a" for i in range(min(n, 100))),
    lambda n: "\n".join("> " * i + "a" for i in range(min(n, 200))),
    lambda n: "| " * n + "|\n" + "|-" * n + "|\n" + "| a " * n + "|",
    lambda n: "| a | b |\n|---|:-:|\n" + "| a | b |\n" * n,
    lambda n: "".join(f"[^n{i}]: note {i}\n" for i in range(n)),
    lambda n: "".join(f"a[^n{i}] " for i in range(n)),
    lambda n: "".join(f"[r{i}]: https://a.example/{i} 'a'\n" for i in range(n)) + "[r1] [r2][]",
    lambda n: "".join(f"## h{i}\n\n" for i in range(n)),
    lambda n: "## What happened\n\n- a\n\n" * n,
    lambda n: "```\n" * n + "<script>",
    lambda n: "~~~" * n + "\na\n" + "~~~" * n,
    lambda n: "<!-- allow fact-uncited: so -->\n\n- a\n" * n,
    lambda n: "<!-- " * n,
    lambda n: "a *b **c " * n + "d** e* " * n,
    lambda n: "[a](b \"" * n,
    lambda n: "![a](" + "(" * n + ")" * n + ")",
    lambda n: "`" + "a`" * n + "`" * n,
    lambda n: "<div>" * n + "a" + "</div>" * n,
    lambda n: "    code\n\n\tcode\n\n" * n,
    lambda n: "a\n===\n" * n,
    lambda n: "* * *\n- - -\n___\n" * n,
    lambda n: "word " * n + ".",
    lambda n: "Mr. A said 5. B said 6! " * n,
    lambda n: "é" * n + "\u0301" * n,
    lambda n: ("a" * 60 + "\n") * n,
    lambda n: "\\" * n + "*a*",
    lambda n: "&lt;b&gt;" * n,
)  # fmt: skip
"""Stretches of Markdown of any size."""
