"""One escaper for each slot a value can stand in.

Markdown text: every ASCII punctuation mark becomes a numeric entity, but those that cannot start
markup where they stand (a point or comma between digits, a percent sign). The result is also safe
as HTML text and in a quoted attribute, so it is the default of all templates.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

_PUNCTUATION: Final = re.compile(
    r"(?<=\d)[.,](?=\d)|%|(?<=[0-9A-Za-z])-(?=[0-9A-Za-z])|(?P<active>[!-/:-@\[-`{-~])"
)
_SPACES: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_BRACE: Final = re.compile(r"\{(?!#[a-z][a-z0-9-]*\})")
_FAR_PICTURE: Final = re.compile(
    r"!(\[[^\]]*\](?:\s?\[|\(\s*(?:[A-Za-z][A-Za-z0-9+.\s-]*:|[\\/]{2})))"
)
_SAME_SCHEME: Final = re.compile(r"(\](?:\(|:)\s*)[\\/]{2}")
_SCHEME: Final = re.compile(
    r"(\](?:\(|:)\s*)(?!(?:https?|mailto):)([A-Za-z][A-Za-z0-9+.\s-]*):", re.IGNORECASE
)
_IN_SCRIPT: Final = re.compile(r"[<>&\u2028\u2029]")


def markdown(value: object) -> Markup:
    """Text for a Markdown paragraph, heading or list item: one line, nothing active in it."""
    text = _SPACES.sub(lambda run: "　" if run[0] == "　" else " ", str(value)).strip(" ")
    return Markup(_PUNCTUATION.sub(_entity, text))  # noqa: S704  # every active mark is an entity now


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};" if found["active"] else found[0]


def raw_html(value: object) -> Markup:
    """Text for an element or a quoted attribute inside a raw HTML block."""
    text = _SPACES.sub(lambda run: "　" if run[0] == "　" else " ", str(value)).strip(" ")
    return Markup(html.escape(text, quote=True))  # noqa: S704  # escaped on this line


def heading_id(identifier: str) -> Markup:
    """The explicit id of a heading; identifiers are ours, so a strange one is a defect."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", identifier):
        raise ValueError(identifier)
    return Markup(f"{{#{identifier}}}")  # noqa: S704  # only letters, digits and hyphens


def script_json(value: object) -> str:
    """JSON for a data block of a page: nothing in it can end the element or begin another.

    Line separators are escaped because scripts of old end a string at them.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _IN_SCRIPT.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def written(text: str) -> Markup:
    """The publisher's own Markdown: its structure is kept, raw HTML is shown as text.

    Of attributes a heading's id is left, of links those that lead to pages, files and mail. A
    picture of another host becomes a link: pages ask nothing of others.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = _BRACE.sub("&#123;", text)
    text = _FAR_PICTURE.sub(r"\1", text)
    text = _SAME_SCHEME.sub(r"\1https://", text)
    return Markup(_SCHEME.sub(r"\1\2%3A", text))  # noqa: S704  # no tag, attribute or script is left


def front_matter(fields: Mapping[str, str]) -> str:
    """The head of a Markdown page: JSON strings are YAML strings, whatever they hold."""
    lines = (f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in fields.items())
    return "---\n" + "\n".join(lines) + "\n---\n"
