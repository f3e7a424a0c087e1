"""What stands in a template for a page, to find out where on a page its texts go.

A text that a template shows, or escapes and shows, leaves a mark. Whatever else a template does
with it (compares, measures, cuts, changes it) is refused, and then there is no skeleton: the page
depends on more than its texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NoReturn, Protocol, TypeAlias

from markupsafe import Markup, escape

from generator.publish.stamp import (
    ANCHOR,
    LINK,
    TITLE,
    Gap,
    Piece,
    Sections,
    Skeleton,
    is_simple,
    joined,
)

CONTENT: Final = "content"
ADDRESS: Final = "canonical address"
FIRST: Final = "first section"
"""The anchor of the first section, outside of the list of all."""

_START, _END = "\ue000", "\ue001"
_SHAPE: Final = f" {_START} {{}} aB<b>&\"'é 甲　{_END} "
"""Nothing that a filter would change and leave a mark that can be read."""

_AS_IS, _ESCAPED = (
    re.escape(text).replace(r"\{\}", r"(\d+)") for text in (_SHAPE, str(escape(_SHAPE)))
)
_MARK: Final = re.compile(f"{_AS_IS}|{_ESCAPED}")
_MANY: Final = 4
"""Sections of a page that shows how a list of them is made."""

_Found: TypeAlias = list[tuple[str, Gap, int]]
"""Each mark: the text before it, its gap, and the section it is of or -1. Text ends the list."""


class UnusualError(Exception):
    """The template does more with a page than show its texts."""


Link: TypeAlias = Callable[[object], str]
"""A filter for links."""


class Render(Protocol):
    """The template of a page, applied to stand-ins."""

    def __call__(self, page: object, link: Link, refused: object) -> str:
        """The HTML; `link` is the filter for them, `refused` whatever a skeleton cannot know."""


def _refuse(*_: object) -> NoReturn:
    raise UnusualError


class Refused:
    """Stands for what differs from page to page and may not be looked at."""

    _no: Any = _refuse  # of the shape of any operation
    __bool__ = __len__ = __iter__ = __contains__ = __getitem__ = __getattr__ = __call__ = _no
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _no
    __add__ = __radd__ = __mod__ = __mul__ = __int__ = __format__ = __str__ = __html__ = _no


class _Text(Refused):
    """A text that is not empty."""

    def __init__(self, mark: str) -> None:
        self._mark = mark

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self._mark

    def __html__(self) -> Markup:
        return escape(self._mark)


class _Section(Refused):
    """An entry of the page's contents."""

    def __init__(self, url: _Text, title: _Text) -> None:
        self.url, self.title = url, title
        self.level = 2
        self.children: tuple[()] = ()


class _Contents(Refused):
    """The page's contents: they can be walked through, and are empty or not."""

    def __init__(self, sections: list[_Section]) -> None:
        self._sections = sections

    def __bool__(self) -> bool:
        return bool(self._sections)

    def __iter__(self) -> Iterator[_Section]:
        return iter(self._sections)


class _Page(Refused):
    """A page of which a template may know what skeletons know."""

    def __init__(
        self, meta: dict[str, object], content: _Text, toc: _Contents, canonical_url: _Text | None
    ) -> None:
        self.meta, self.content, self.toc, self.canonical_url = meta, content, toc, canonical_url

    def __bool__(self) -> bool:
        return True


class _Marks:
    """Hands out marks, and finds them again."""

    def __init__(self) -> None:
        self._names: list[tuple[str, int]] = []

    def text(self, name: str, section: int = -1) -> _Text:
        self._names.append((name, section))
        return _Text(_SHAPE.format(len(self._names) - 1))

    def link(self, path: object) -> str:
        """The filter for links. An anchor leads to its own page, whatever the page."""
        if isinstance(path, _Text):
            found = _MARK.fullmatch(str(path))
            if found is None or self._names[int(found[1])][0] != ANCHOR:
                raise UnusualError
            return str(path)
        if not isinstance(path, str) or not is_simple(path):
            raise UnusualError
        return str(self.text(LINK + path))

    def found(self, html: str) -> _Found:
        """Each mark with the text before it; the text after the last one with a gap of no name."""
        found: _Found = []
        done = 0
        for mark in _MARK.finditer(html):
            name, section = self._names[int(mark[1] or mark[2])]
            found.append((html[done : mark.start()], Gap(name, mark[1] is None), section))
            done = mark.end()
        found.append((html[done:], Gap("", is_escaped=False), -1))
        if any(_START in text or _END in text for text, _, _ in found):
            raise UnusualError
        return found


def skeleton(
    kind: str, names: tuple[str, ...], *, has_sections: bool, has_address: bool, render: Render
) -> Skeleton:
    """The skeleton of all pages of a kind that have these fields.

    Raises:
        UnusualError: the template does more with them than show them.
    """

    def shown(sections: int) -> _Found:
        marks = _Marks()
        meta: dict[str, object] = {
            name: kind if name == "kind" else marks.text(name) for name in names
        }
        contents = [
            _Section(marks.text(ANCHOR, index), marks.text(TITLE, index))
            for index in range(sections)
        ]
        page = _Page(
            meta,
            marks.text(CONTENT),
            _Contents(contents),
            marks.text(ADDRESS) if has_address else None,
        )
        return marks.found(render(page, marks.link, Refused()))

    made = Skeleton(tuple(joined(_pieces(shown(_MANY if has_sections else 0)))))
    if has_sections and tuple(joined(_of_one(made))) != tuple(joined(_plain(shown(1)))):
        raise UnusualError
    return made


def _plain(found: _Found) -> Iterator[Piece]:
    for text, gap, _ in found:
        yield text
        if gap.name:
            yield gap


def _pieces(found: _Found) -> Iterator[Piece]:
    """The page's pieces; sections that are listed one after the other become a list of any."""
    second = [place for place, (_, _, section) in enumerate(found) if section == 1]
    if not second:
        yield from _of_first(found)
        return
    size = len(second)
    begin = second[0] - size
    runs = [found[start : start + size] for start in range(begin, begin + _MANY * size, size)]
    numbers = [[section for _, _, section in run] for run in runs]
    if begin < 0 or numbers != [[section] * size for section in range(_MANY)]:
        raise UnusualError
    between = {run[0][0] for run in runs[1:]}
    inside = {(run[0][1], *((text, gap) for text, gap, _ in run[1:])) for run in runs}
    if len(between) != 1 or len(inside) != 1:
        raise UnusualError
    yield from _of_first(found[:begin])
    yield runs[0][0][0]
    each = (runs[0][0][1], *(piece for text, gap, _ in runs[0][1:] for piece in (text, gap)))
    yield Sections(each, between.pop())
    yield from _of_first(found[begin + _MANY * size :])


def _of_first(found: _Found) -> Iterator[Piece]:
    """Pieces outside of the list: of the sections, only the first one's anchor may stand there."""
    for text, gap, section in found:
        yield text
        if section > 0 or (section == 0 and gap.name != ANCHOR):
            raise UnusualError
        if gap.name:
            yield Gap(FIRST, gap.is_escaped) if section == 0 else gap


def _of_one(made: Skeleton) -> Iterator[Piece]:
    """What the skeleton says of a page with one section."""
    for each in made.pieces:
        if isinstance(each, Sections):
            yield from each.each
        elif isinstance(each, Gap) and each.name == FIRST:
            yield Gap(ANCHOR, each.is_escaped)
        else:
            yield each
