"""Hostile texts: families of our own, and the public lists where they lie on this computer.

What a reader cannot see, or what would change the order of what they see, is written as an escape
here and refused by the program; all others are taken, and must come out as text.

The public lists (their README says where they are from, and under which licence) stay outside the
repository: they are looked for in `DISCLOSE_BADINPUT`, else in `../shared/badinput`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.conftest import ROOT

BADINPUT = Path(os.environ.get("DISCLOSE_BADINPUT", ROOT.parent / "shared" / "badinput"))
IS_FULL = bool(os.environ.get("DISCLOSE_FULL"))
"""The long run takes every list through every field; else a few families do."""

FAMILIES: dict[str, tuple[str, ...]] = {
    "html": (
        "</title><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "'><svg/onload=alert(1)>",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?>",
        "</textarea></style></noscript><iframe srcdoc='<script>alert(1)</script>'>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;b&#62; &amp;amp; &copy &notit; &#x3c;",
        '" onmouseover="alert(1)" style="position:fixed" x="',
        "<a href='//example.org' target=_blank>点</a>",
        "<base href='https://example.org/'><meta http-equiv=refresh content=0>",
        "<form action=https://example.org><input name=q autofocus onfocus=alert(1)>",
        "<table><tr><td></table><p id=main class=comparison>",
        "`\"'><plaintext>",
        "<details open ontoggle=alert(1)><summary>x</summary>",
    ),
    "svg": (
        "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href='javascript:alert(1)'><text y=9>x</text></a></svg>",
        "</title></svg><svg onload=alert(1)>",
        "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
        "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
        "</desc></text><use href=data:image/svg+xml,x>",
    ),
    "mathml": (
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph>",
        "<math href='javascript:alert(1)'>x</math>",
        "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml>",
    ),
    "markdown": (
        "[点](javascript:alert(1))",
        "![图](https://example.org/x.png)",
        "[点][1] [1]: https://example.org",
        "<https://example.org/> <a@example>",
        "# 标题 {#main .x onclick=alert(1)}",
        "| a | b |",
        "a | b ||| --- | :-: |",
        "```` ``` ~~~ `a`",
        "* 一 - 二 + 三 1. 四",
        "1. 一",
        "---",
        "=====",
        "> 引用",
        "    代码",
        "**粗** __粗__ *斜* _斜_ ~~删~~ ==亮== ^^插^^ ^上^ ~下~",
        "\\<b\\> \\\\ \\` \\[",
        "{ .x #y onclick=alert(1) }",
        "{: onclick=alert(1) }",
        "[^1] [^1]: 脚注",
        "*[HTML]: 缩写",
        ":smile: :material-x: :octicons-x-16:",
        "$$x$$ \\(x\\) \\[y\\]",
        "!!! note",
        "??? question",
        "=== 标签",
        "--8<-- 'mkdocs.yml'",
        "[TOC]",
        "++ctrl+c++ (c) (tm) -- ... 1/2 -->",
        "[[首页]] [x] [ ] ",
        "<!-- more --> --- title: x ---",
        "&nbsp;&#124;&vert;",
    ),
    "template": (
        "{{ 7*7 }}",
        "{% raw %}{% include 'main.html' %}",
        "{# 注 #}",
        "{{ config.extra }}{{ page.meta }}",
        "{{''.__class__.__mro__[1].__subclasses__()}}",
        "${7*7} #{7*7} <%= 7*7 %> {7*7} *{7*7} @{7*7}",
        "%(name)s %s %d {0} {name} {said} {}",
        "$1 \\1 \\g<0> $& $`",
        "{%",
        "}} %} #}",
    ),
    "address": (
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java script:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "//example.org/x",
        "\\\\example.org\\x",
        "https:\\\\example.org",
        "https://user:word@example.org/",
        "https://example.org/\"onmouseover='alert(1)'",
        "https://example.org/?a=1&b=<2>",
        "https://\u0435xample.org/",
        "https://xn--80ak6aa92e.com/",
        "mailto:a?subject=<b>",
        "tel:1",
        "intent://x#Intent;scheme=x;end",
        "view-source:https://example.org/",
        "http://",
        "#main",
        "?q=1",
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "/etc/passwd%00.html",
        "CON",
        "nul.txt",
        "a/b:c*d?e<f>g|h",
    ),
    "formula": (
        "=1+1",
        '=HYPERLINK("https://example.org","点")',
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        " =1+1",
        "\u3000=1+1",
        "\u00a0=1+1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20SUM(1)",
        "\ufe66\u0031",
        "'=1+1",
        '"=1+1',
        "=",
        "-",
        "%=1",
        'DDE("cmd","/C calc","x")',
        ";=1+1",
        ',=1+1,"=2"',
        "_x003D_1+1",
        "_x000D_=1",
        "1e5",
        "-2-3",
        "007",
        "2024/1/2",
        "TRUE",
    ),
    "json": (
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "\\u003cscript\\u003e",
        '\\","x":"',
        "]]>",
        '\\\\"',
        "null",
        "__proto__",
        "constructor",
        "NaN",
    ),
    "sql": ("'; DROP TABLE facts; --", "' OR ''='", '" OR ""="', "%_", "\\'"),
    "yaml": (
        "- a",
        "a: b",
        "!!python/object:os.system",
        "&a *a",
        "~",
        "|",
        ">",
        "? a",
        "# a",
        "%YAML",
    ),
    "words": ("无穷" * 190, "x" * 400, "a-" * 199, "<" * 400, "&" * 399, "\u5d14" * 400, "｡" * 300),
    "signs": (
        "\U0001f600\U0001f468\U0001f3fd",
        "\U0001f1e8\U0001f1f3",
        "\U00020bb7\U0002a6d6",
        "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e9\u05dc\u05d5\u05dd",
        "\u0e01\u0e33 \u0939\u093f \ud55c\uae00",
        "e\u0301o\u0308 A\u030a",
        "\u2f00\u2f08\uf900",
        "\ufb01\u2460\u2122\u33a1\u00bd",
        "\u0130\u0131\u00df\u1e9e\u017f",
        "\u00a0x\u2003y\u3000z",
        "\uff1cscript\uff1e\uff02\uff07\uff06",
        "\u2039script\u203a \u226b",
        "  x  ",
        "a  b",
    ),
}

OWN: tuple[str, ...] = tuple(text for family in FAMILIES.values() for text in family)

REFUSED: dict[str, tuple[str, ...]] = {
    "bidirectional": tuple(
        f"甲{chr(each)}乙"
        for each in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    ),
    "unseen": tuple(
        f"甲{chr(each)}乙"
        for each in (
            173,
            847,
            4447,
            4448,
            6068,
            6155,
            6158,
            8203,
            8204,
            8205,
            8288,
            8292,
            8298,
            12644,
            65039,
            65279,
            65440,
            65529,
            65531,
            65532,
            65533,
            113824,
            78896,
            119155,
            917760,
        )
    ),
    "tags": tuple(f"甲{chr(each)}" for each in (0xE0001, 0xE0020, 0xE0041, 0xE007F)),
    "lines": ("甲\u2028乙", "甲\u2029乙", "甲\u0085乙"),
    "controls": tuple(
        f"甲{chr(each)}" for each in (*range(9), *range(0xB, 0x20), *range(0x7F, 0xA0))
    ),
    "surrogates": ("甲\ud800", "\udfff甲", "\ude00\ud83d", "甲\ud83d乙"),
    "private": ("甲\ue000", "\uf8ff", "\U000f0000", "\U0010fffd"),
    "no characters": tuple(
        f"甲{chr(each)}" for each in (0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x2FFFF, 0x10FFFF)
    ),
    "piled": tuple(
        "甲" + chr(each) * 30
        for each in (0x0301, 0x0489, 0x0651, 0x05B0, 0x0E34, 0x0E49, 0x1AB0, 0x1DC4, 0x20D0, 0xFE20)
    ),
}


def tell(text: str) -> None:
    """A count for who reads the log of a run (`pytest -s`)."""
    sys.stdout.write(f"\n{text}\n")
    sys.stdout.flush()


def listed() -> Iterator[tuple[str, str]]:
    """List and text of every string in the public lists; none where they are not here."""
    if not BADINPUT.is_dir():
        return
    blns = json.loads((BADINPUT / "blns.json").read_text("utf-8"))
    yield from (("blns", text) for text in blns)
    for name in ("xss-payloads", "path-traversal", "dompurify-fixtures"):
        lines = (BADINPUT / f"{name}.jsonl").read_bytes().strip().split(b"\n")
        yield from ((name, str(json.loads(line)["payload"])) for line in lines)


def joined(texts: Sequence[str], longest: int = 380) -> dict[str, list[str]]:
    """The texts behind each other in lines as long as a field takes, with what stands in each.

    For places there is one of in a site.
    """
    lines: dict[str, list[str]] = {}
    held: list[str] = []
    for text in texts:
        if len(text) > longest:
            continue
        if held and len(" ".join((*held, text))) > longest:
            lines[" ".join(held)] = held
            held = []
        held.append(text)
    lines[" ".join(held)] = held
    return lines
