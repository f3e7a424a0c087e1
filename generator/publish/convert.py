"""The Markdown that our templates make, to HTML: a strict subset, or nothing at all.

What comes out is to the byte what Python-Markdown makes with the extensions of mkdocs.yml. Anything
that is not surely within the subset is None, and the caller has the site builder convert it:
headings with an id, paragraphs of one line, tight lists of one level, links to pages and anchors,
emphasis, words kept on one line, numeric entities, and well-formed HTML in blocks of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TEXT: Final = r"(?:[^\x00-\x1f\x7f!-$&-+/:-@\[-`{-~]++|&\#[0-9]+;)++"
"""No sign that could begin markup; what else could, could only at the start of a line."""

_HREF: Final = r"(?:\.{1,2}/|[a-z0-9-]+/)*(?:\?(?:[\w.,=/-]|&amp;)+)?(?:\#[\w.-]+)?"
"""A folder of the site: a link to a file, a Markdown page or elsewhere is for the builder."""

_PLAIN: Final = re.compile(_TEXT)
_SPAN: Final = re.compile(
    rf"(?P<text>{_TEXT})|\[(?P<words>{_TEXT})\]\((?P<href>(?!\)){_HREF})\)"
    rf"|\*\*(?P<strong>{_TEXT})\*\*(?!\*)|\*(?P<em>{_TEXT})\*(?!\*)"
    rf'|<span class="whole">(?P<whole>{_TEXT})</span>',
    re.ASCII,
)
_STARTS_LIST: Final = re.compile(r"\d+\. |-")
_HEADING: Final = re.compile(
    rf"(?P<level>\#{{1,6}}) (?P<text>{_TEXT})(?<= )\{{\#(?P<id>[a-z][a-z0-9-]*)\}}"
)

_NAME: Final = r"(?!(?:hr|iframe|no\w+|plaintext|script|style|textarea|xmp)[ >])[a-z][a-z0-9]*+"
"""No element whose text a parser of HTML reads otherwise, or that is always empty."""

_ATTRIBUTES: Final = r'(?: [a-zA-Z][a-zA-Z0-9-]*+(?:="[^"<>\n]*+")?+)*+'
_DEEPEST: Final = 9
"""Elements within elements: a figure in a table has seven above it."""


def _element(level: int) -> str:
    """A pattern: an element with everything in it, each opened and closed in its turn."""
    within = f"(?:[^<]++|{_element(level - 1)})*+" if level else "[^<]*+"
    return f"<(?P<level{level}>{_NAME}){_ATTRIBUTES}>{within}</(?P=level{level})>"


_ELEMENT: Final = re.compile(_element(_DEEPEST))
_ENTITY: Final = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|amp|lt|gt|quot);")

_BLOCKS: Final = frozenset(
    {"details", "div", "dl", "figure", "nav", "ol", "p", "section", "table", "ul"}
)
"""Elements that a block of HTML may begin with."""

_ELSEWHERE: Final = ("\t", "\r", "\x02", "\x03", "\n ", "\n```", "\n~~~")
"""What the builder changes, or reads as code, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The HTML of a page's Markdown, and its sections: id and title, the latter as HTML."""

    html: str
    sections: tuple[tuple[str, str], ...]


class _UnusualError(Exception):
    """The Markdown is not surely of the subset."""


def convert(markdown: str) -> Converted | None:
    """The page, or None where only the builder can tell what it would be."""
    if any(each in markdown for each in _ELSEWHERE):
        return None
    if markdown.count("&") != len(_ENTITY.findall(markdown)):
        return None
    sections: list[tuple[str, str]] = []
    try:
        html = "\n".join(_pieces(markdown.strip("\n") + "\n\n", sections))
    except _UnusualError:
        return None
    return Converted(html.strip(), tuple(sections))


def _pieces(markdown: str, sections: list[tuple[str, str]]) -> Iterator[str]:
    """The HTML of block after block."""
    position = 0
    was_list = False
    while position < len(markdown):
        if markdown.startswith("<", position):
            end = _end_of_element(markdown, position)
            is_apart = markdown.startswith("\n\n", end)
            yield markdown[position : end + 1 if is_apart else end]
            was_list = False
        else:
            end = markdown.index("\n\n", position)
            block = markdown[position:end]
            is_list = block.startswith("- ")
            if is_list and was_list:
                raise _UnusualError  # the builder makes one loose list of the two
            yield _list(block) if is_list else _line(block, sections)
            was_list = is_list
        position = _next_block(markdown, end)


def _end_of_element(markdown: str, start: int) -> int:
    """Where the block of HTML ends: at a blank line, or right before another one."""
    found = _ELEMENT.match(markdown, start)
    if found is None or found[1] not in _BLOCKS:
        raise _UnusualError
    if not markdown.startswith(("\n\n", "\n<"), found.end()):
        raise _UnusualError
    return found.end()


def _next_block(markdown: str, end: int) -> int:
    while end < len(markdown) and markdown[end] == "\n":
        end += 1
    return end


def _list(block: str) -> str:
    lines = block.split("\n")
    if not all(line.startswith("- ") for line in lines):
        raise _UnusualError
    items = "".join(f"<li>{_words(line[2:])}</li>\n" for line in lines)
    return f"<ul>\n{items}</ul>"


def _line(block: str, sections: list[tuple[str, str]]) -> str:
    if not block.startswith("#"):
        return f"<p>{_words(block)}</p>"
    found = _HEADING.fullmatch(block)
    text = found["text"][:-1] if found else ""
    if found is None or not _has_ends(text):
        raise _UnusualError
    level = len(found["level"])
    if level == 2:
        sections.append((found["id"], " ".join(text.split())))
    return f'<h{level} id="{found["id"]}">{text}</h{level}>'


def _words(text: str) -> str:
    """The HTML of a line of text."""
    if not _has_ends(text) or _STARTS_LIST.match(text):
        raise _UnusualError
    if _PLAIN.fullmatch(text):
        return text
    pieces: list[str] = []
    position = 0
    while position < len(text):
        found = _SPAN.match(text, position)
        if found is None:
            raise _UnusualError
        pieces.append(_span(found))
        position = found.end()
    return "".join(pieces)


def _span(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind == "text":
        return found["text"]
    inner = found["words"] if kind == "href" else found[kind or ""]
    if not _has_ends(inner):
        raise _UnusualError
    if kind == "href":
        return f'<a href="{found["href"]}">{inner}</a>'
    if kind == "whole":
        return f'<span class="whole">{inner}</span>'
    return f"<{kind}>{inner}</{kind}>"


def _has_ends(text: str) -> bool:
    """Whether there is text, and no space that the builder would take from its ends."""
    return bool(text) and not text[0].isspace() and not text[-1].isspace()
