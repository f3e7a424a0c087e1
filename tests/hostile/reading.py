"""Every output of a site read back: its frame, which texts may not change, and its texts.

The frame of a page is its elements with the names of their attributes, and the values of all
attributes but those that show text: so a new element, handler, style or address is a difference.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

import duckdb
import openpyxl

_SHOWN = frozenset(
    {"title", "aria-label", "aria-description", "alt", "placeholder", "content", "value"}
)
"""Attributes that hold what people read."""


@dataclass
class Read:
    """One output: what must be the same whatever the texts are, and the texts in their order."""

    frame: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.read = Read()
        self.faults: list[str] = []
        self._kind = ""
        self._held: list[str] = []
        self.feed(text)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end()
        told = dict(attrs)
        is_order = "http-equiv" in told
        names = []
        for name, value in attrs:
            is_text = (name in _SHOWN or name.startswith("data-")) and not is_order
            names.append(name if is_text else f"{name}={value}")
            if is_text:
                self.read.texts.append(value or "")
            self._look(tag, name, value or "")
        self.read.frame.append(f"<{tag} {' '.join(names)}>")
        self._kind = f"{tag} {told.get('type', '')}"

    def handle_endtag(self, tag: str) -> None:
        self._end()
        self.read.frame.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._held.append(data)

    def handle_comment(self, data: str) -> None:
        self._end()
        self.read.frame.append(f"<!--{data}-->")

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    handle_pi = unknown_decl
    handle_decl = unknown_decl

    def _look(self, tag: str, name: str, value: str) -> None:
        """What no page has, whatever it is compared with."""
        address = re.sub(r"[\s\x00-\x20]+", "", value).lower()
        if name.startswith("on") or name in {"style", "srcdoc", "formaction"}:
            self.faults.append(f"{tag} {name}")
        if name in {"href", "src", "action", "data", "xlink:href"} and re.match(
            r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:|//|\\", address
        ):
            self.faults.append(f"{tag} {name}={value}")

    def _end(self) -> None:
        text, self._held = "".join(self._held), []
        if self._kind.startswith("script application/ld+json") and text:
            self.read.frame += [f"json {way}" for way, _ in leaves(json.loads(text))]
            self.read.texts += [value for _, value in leaves(json.loads(text))]
        elif self._kind.startswith(("script", "style")):
            self.read.frame.append(text)
        elif text.strip():
            self.read.texts.append(text)
        self._kind = ""


def html(raw: bytes) -> Read:
    page = _Page(raw.decode())
    assert page.faults == []
    return page.read


def leaves(value: Any, way: str = "") -> Iterator[tuple[str, str]]:
    """Way and text of every text in JSON, keys included; other values stand in the way."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, f"{way}.{key}")
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from leaves(each, f"{way}[{at}]")
    elif isinstance(value, str):
        yield way, value
    else:
        yield f"{way}={value}", ""


def json_file(raw: bytes) -> Read:
    found = list(leaves(json.loads(raw)))
    return Read([way for way, _ in found], [text for _, text in found])


def xml(raw: bytes) -> Read:
    assert b"<!DOCTYPE" not in raw
    read = Read()
    for element in ET.fromstring(raw).iter():  # noqa: S314  # our own, and without a document type
        read.frame.append(f"{element.tag} {sorted(element.attrib.items())}")
        read.texts.append(element.text or "")
    return read


_FORMULA = re.compile(
    "[\\s\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
    "[-=+@\uff0d\uff1d\uff0b\uff20\ufe62\ufe63\ufe66\ufe6b]"
)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def csv_file(raw: bytes) -> Read:
    text = raw.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    cells = [cell for row in rows for cell in row]
    assert [c for c in cells if _FORMULA.match(c) and not _NUMBER.fullmatch(c)] == []
    read = Read([str(len(row)) for row in rows])
    read.texts = cells
    return read


def xlsx(raw: bytes) -> Read:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        read = Read(sorted(packed.namelist()))
        for name in packed.namelist():
            part = packed.read(name)
            assert b"<!DOCTYPE" not in part
            assert b'TargetMode="External"' not in part, name
            if name.startswith("xl/worksheets/"):
                assert not re.search(rb"<(?:\w+:)?(?:f|hyperlink|dataValidation)\b", part), name
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for sheet in book:
        read.frame.append(f"{sheet.title} {sheet.dimensions}")
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}, cell
                text = "" if cell.value is None else str(cell.value)
                read.texts.append(text)
    return read


def sqlite(path: Path) -> Read:
    read = Read()
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        names = base.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        read.frame += [f"{name} {sql}" for name, sql in names]
        for name, sql in names:
            if sql and sql.upper().startswith("CREATE TABLE"):
                for row in base.execute(f'SELECT * FROM "{name}"'):  # noqa: S608  # our own names
                    read.texts += [str(cell) for cell in row]
    return read


def parquet(path: Path) -> Read:
    with duckdb.connect() as base:
        found = base.execute("SELECT * FROM read_parquet(?)", [str(path)])
        read = Read([str(each[:2]) for each in found.description or ()])
        read.texts = [str(cell) for row in found.fetchall() for cell in row]
    return read


_GIVEN = re.compile(r'self\.disclose\.given\("([a-z0-9/._-]+)","([A-Za-z0-9+/=]*)"\);\n')


def handed(raw: bytes) -> Read:
    """A file of the offline edition that hands over another: nothing but one call."""
    found = _GIVEN.fullmatch(raw.decode())
    assert found
    read = READERS[PurePosixPath(found[1]).suffix](base64.b64decode(found[2]))
    return Read([found[1], *read.frame], read.texts)


def exact(raw: bytes) -> Read:
    return Read([raw.hex()])


def unread(_: bytes) -> Read:
    """The pieces of the index are read through the index, by `test_search`."""
    return Read()


READERS: dict[str, Callable[[bytes], Read]] = {
    ".html": html,
    ".json": json_file,
    ".xml": xml,
    ".csv": csv_file,
    ".xlsx": xlsx,
    ".bin": unread,
}


def reader_of(name: str) -> Callable[[bytes], Read]:
    """How a file is read, by its name: whatever is not known must be the same to the byte."""
    if name.endswith((".json.js", ".bin.js")):
        return handed
    return READERS.get(PurePosixPath(name).suffix, exact)
