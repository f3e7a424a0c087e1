"""A copy of a Word file with nothing in it but its words: what readers would see on paper."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Final

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from generator.intake.docx_file import is_hidden, opened
from generator.intake.package import checked_package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGE: Final = "格式修订"
_MOVED: Final = "移走的文字"
_DROPPED: Final = {
    "del": "删除的文字",
    "moveFrom": _MOVED,
    "moveFromRangeStart": _MOVED,
    "moveFromRangeEnd": _MOVED,
    "moveToRangeStart": _MOVED,
    "moveToRangeEnd": _MOVED,
    "commentRangeStart": "批注",
    "commentRangeEnd": "批注",
    "commentReference": "批注",
    "rPrChange": _CHANGE,
    "pPrChange": _CHANGE,
    "tblPrChange": _CHANGE,
    "trPrChange": _CHANGE,
    "tcPrChange": _CHANGE,
    "sectPrChange": _CHANGE,
    "numberingChange": _CHANGE,
    "attachedTemplate": "模板链接",
}
_ACCEPTED: Final = {"ins": "插入的文字（已接受）", "moveTo": "移来的文字（已接受）"}
_PARTS: Final = {
    "comments": "批注",
    "people": "批注人",
    "vbaProject": "宏",
    "vbaData": "宏",
    "custom-properties": "自定义属性",
    "extended-properties": "单位、版本等属性",
    "customXml": "附带的数据",
    "attachedTemplate": "模板链接",
    "oleObject": "嵌入的文件",
    "package": "嵌入的文件",
    "thumbnail": "缩略图",
}
_PERSONAL: Final = ("author", "last_modified_by", "comments", "keywords", "subject", "category")

Element = Any  # lxml's elements are not typed


def cleaned(raw: bytes, name: str) -> tuple[bytes, tuple[str, ...]]:
    """The cleaned file, and what was taken out of it, each kind once with how often.

    Raises:
        IntakeError: it cannot be opened safely.
    """
    checked_package(raw, name)
    document = opened(raw, name)
    counts: dict[str, int] = {}
    package = document.part.package
    for part in list(package.iter_parts()):
        _drop_parts(part.rels, counts)
        _clean_part(part, counts)
    _drop_parts(package.rels, counts)
    _forget(document.core_properties, counts)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue(), tuple(f"{what} {number} 处" for what, number in counts.items())


def _clean_part(part: Any, counts: dict[str, int]) -> None:  # python-docx's parts are not typed
    if not str(part.partname).startswith("/word/") or not str(part.partname).endswith(".xml"):
        return
    element = getattr(part, "element", None)
    if element is not None:
        _clean(element, counts)
        return
    parsed = parse_xml(part.blob)
    _clean(parsed, counts)
    part._blob = serialize_part_xml(parsed)  # noqa: SLF001  # the library has no setter


def _clean(root: Element, counts: dict[str, int]) -> None:
    for element in list(root.iter()):
        tag = str(element.tag).removeprefix(_W)
        if is_hidden(element):
            _remove(element, "隐藏文字", counts)
        elif tag in _DROPPED:
            _remove(element, _DROPPED[tag], counts)
        elif tag in _ACCEPTED:
            _unwrap(element, _ACCEPTED[tag], counts)


def _remove(element: Element, what: str, counts: dict[str, int]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        counts[what] = counts.get(what, 0) + 1


def _unwrap(element: Element, what: str, counts: dict[str, int]) -> None:
    """What was inserted stays, its mark goes; in properties the mark has no content."""
    parent = element.getparent()
    if parent is None:
        return
    for child in list(element):
        element.addprevious(child)
    _remove(element, what, counts)


def _drop_parts(rels: Any, counts: dict[str, int]) -> None:  # python-docx's relations are not typed
    for key in _to_drop(rels.items()):
        what = next(said for word, said in _PARTS.items() if word in rels[key].reltype)
        del rels[key]
        counts[what] = counts.get(what, 0) + 1


def _to_drop(items: Iterable[tuple[str, Any]]) -> list[str]:  # as above
    return [
        key
        for key, rel in items
        if any(rel.reltype.rpartition("/")[2].startswith(word) for word in _PARTS)
    ]


def _forget(properties: Any, counts: dict[str, int]) -> None:  # as above
    for name in _PERSONAL:
        if getattr(properties, name):
            setattr(properties, name, "")
            counts["作者等属性"] = counts.get("作者等属性", 0) + 1
