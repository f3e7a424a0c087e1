"""YAML as text values with their places. Knows YAML and nothing of reports.

Built on PyYAML's events: every scalar stays text, so `010`, `no`, `12:30` and `12.50` mean what
they say. Duplicate keys, anchors, aliases, tags, merge keys and several documents are refused;
depth, size and number of values are bounded before anything grows (CSafeLoader crashes the
process on 100,000 open brackets).
"""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from generator.findings import DocPath, Finding, Level, SourceRef
from generator.load.yaml_events import Event, Parser, parser_of

Tree: TypeAlias = "str | dict[str, Tree] | list[Tree]"

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

LARGEST_FILE: Final = 2_000_000
DEEPEST: Final = 16
MOST_VALUES: Final = 20_000
LONGEST_VALUE: Final = 20_000


@dataclass(frozen=True, slots=True)
class Document:
    """One file's values as text, and the line and column of each by its path."""

    tree: Tree
    places: dict[DocPath, tuple[int, int]]

    def where(self, file: str, path: DocPath) -> SourceRef:
        """The place of a value, or of the nearest group around it."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found is not None:
                return SourceRef(file, *found)
        return SourceRef(file)


def scalars(tree: Tree, path: DocPath = ()) -> list[tuple[DocPath, str]]:
    """Every text of a document with its path: values, and keys at the path of their values."""
    if isinstance(tree, str):
        return [(path, tree)]
    found: list[tuple[DocPath, str]] = []
    if isinstance(tree, list):
        for index, each in enumerate(tree):
            found += scalars(each, (*path, index))
    else:
        for key, each in tree.items():
            below = (*path, key)
            found.append((below, key))
            found += scalars(each, below)
    return found


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is not closed yet; `key` is the key waiting for its value."""

    node: dict[str, Tree] | list[Tree]
    path: DocPath
    key: str | None = None
    first_lines: dict[str, int] = field(default_factory=dict)


class _RefusalError(Exception):
    def __init__(self, rule: str, line: int, column: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.line, self.column = rule, line, column
        self.message, self.hint = message, hint


def read_tree(raw: bytes, file: str) -> Document | Finding:
    """The document in `raw`, or the first thing that makes it unreadable."""
    try:
        return _document(_decoded(raw))
    except _RefusalError as refusal:
        return _finding(refusal, file)


def read_text(raw: bytes, file: str) -> str | Finding:
    """The text of a file that is no YAML, with one kind of line end, or why it is none."""
    try:
        return _decoded(raw).replace("\r\n", "\n")
    except _RefusalError as refusal:
        return _finding(refusal, file)


def _finding(refusal: _RefusalError, file: str) -> Finding:
    where = SourceRef(file, refusal.line, refusal.column)
    return Finding(refusal.rule, Level.ERROR, where, refusal.message, refusal.hint)


def _decoded(raw: bytes) -> str:
    if len(raw) > LARGEST_FILE:
        message = f"文件超过 {LARGEST_FILE} 字节"
        raise _RefusalError("file-too-large", 1, 1, message, "请检查是否放错文件")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8", "replace")
        raise _RefusalError("file-not-utf8", *_end_of(good), *_encoding_advice(raw)) from error
    if not text.strip():
        raise _RefusalError("file-empty", 1, 1, "文件是空的", "从已有的报告复制一份再填写")
    control = _CONTROL.search(text)
    if control:
        raise _RefusalError(
            "character-control",
            *_end_of(text[: control.start()]),
            f"这里有看不见的控制字符 U+{ord(control[0]):04X}",
            "删去这个字符；如果整个文件都是乱码，它不是文本文件",
        )
    return text


def _encoding_advice(raw: bytes) -> tuple[str, str]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "文件的编码是 UTF-16，不是 UTF-8", "用记事本打开，另存为时编码选 UTF-8"
    if b"\x00" in raw[:4096]:
        return "这不是文本文件", "报告数据要写在 .yml 文本文件里；Word 或 Excel 文件不能改名使用"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "文件的编码不是 UTF-8", "用记事本或 WPS 另存为 UTF-8"
    return "文件的编码是 GBK，不是 UTF-8", "用记事本打开，另存为时编码选 UTF-8"


def _end_of(text: str) -> tuple[int, int]:
    """Line and column, from 1, of the place behind `text`."""
    return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1


def _document(text: str) -> Document:
    try:
        return _built(parser_of(text))
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text) from error
    except yaml.YAMLError as error:
        raise _RefusalError(
            "yaml-syntax", 1, 1, "文件不是有效的 YAML", "请核对缩进和引号"
        ) from error


_QUOTE: Final = (
    "yaml-quote",
    "从这里开始的引号没有配对",
    "在这段文字末尾补上引号；文字里面的引号用中文引号“”",
)
_ESCAPE: Final = ("yaml-escape", "双引号里的反斜杠 \\ 读不懂", "改用单引号，或者去掉反斜杠")
_COLON: Final = (
    "yaml-colon",
    "这一行缺少冒号，或者冒号后面没有空格",
    "写成“名字: 内容”，冒号用英文的，后面空一格",
)


def _syntax(error: yaml.MarkedYAMLError, text: str) -> _RefusalError:
    known = _known_syntax(str(error.context), str(error.problem))
    if known and error.context_mark:
        # PyYAML may see it only lines later; the keeper is led to where it began.
        start = error.context_mark
        rule, message, hint = known
        return _RefusalError(rule, start.line + 1, start.column + 1, message, hint)
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    source = lines[line - 1] if line <= len(lines) else ""
    if "\t" in source[: len(source) - len(source.lstrip())] or (
        "\t" in str(error.problem) or "\\t" in str(error.problem)
    ):
        return _RefusalError("yaml-tab", line, column, "这一行用制表符缩进", "改用空格，每一级两格")
    advice = "冒号后面要有空格；同一级的缩进要一样；文字里有冒号或引号时，整段用双引号括起来"
    return _RefusalError("yaml-syntax", line, column, "这里的写法读不懂", advice)


def _built(parser: Parser) -> Document:
    _begin(parser)
    stack: list[_Open] = []
    places: dict[DocPath, tuple[int, int]] = {}
    values = 0
    while True:
        event: Event = parser.get_event()
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            node = stack.pop().node
            if not stack:
                return _ended(parser, Document(node, places))
            continue
        values += 1
        _check_node(event, values, len(stack))
        path = _next_path(stack, event)
        if path is None:
            continue  # the scalar was a key
        places[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if kind is ScalarEvent:
            if not stack:
                return _ended(parser, Document(event.value, places))
            _put(stack[-1], event.value)
        else:
            _open(stack, path, {} if kind is MappingStartEvent else [])


def _known_syntax(context: str, problem: str) -> tuple[str, str, str] | None:
    if "simple key" in context:
        return _COLON
    if "quoted scalar" not in context:
        return None
    return _QUOTE if "end of stream" in problem or "document" in problem else _ESCAPE


def _begin(parser: Parser) -> None:
    """Reads up to the first value."""
    parser.get_event()  # the stream's start
    if type(parser.get_event()) is StreamEndEvent:
        raise _RefusalError("file-empty", 1, 1, "文件里只有注释", "从已有的报告复制一份再填写")


def _ended(parser: Parser, document: Document) -> Document:
    """The document, if nothing follows it."""
    parser.get_event()  # the document's end
    event: Event = parser.get_event()
    if type(event) is DocumentStartEvent:
        raise _at(event, "yaml-documents", "一个文件里只能有一份报告", "删去 --- 之后的部分")
    return document


def _open(stack: list[_Open], path: DocPath, node: dict[str, Tree] | list[Tree]) -> None:
    if stack:
        _put(stack[-1], node)
    stack.append(_Open(node, path))


def _check_node(event: Event, values: int, depth: int) -> None:
    if type(event) is AliasEvent:
        raise _at(event, "yaml-alias", "这里用了别名（*）", "把内容写完整")
    if event.anchor:
        raise _at(
            event, "yaml-anchor", "这里用了锚点（&）", "把内容写完整；文字以 & 开头时加双引号"
        )
    implicit = event.implicit
    has_tag = event.tag is not None and not (
        event.tag == "!" or (implicit if isinstance(implicit, bool) else any(implicit))
    )
    if has_tag:
        raise _at(event, "yaml-tag", "这里用了标签（!）", "删去标签；文字以 ! 开头时加双引号")
    if values > MOST_VALUES:
        raise _at(event, "yaml-too-many", f"一个文件最多 {MOST_VALUES} 个值", "请检查是否放错文件")
    if type(event) is ScalarEvent and len(event.value) > LONGEST_VALUE:
        raise _at(event, "value-too-long", f"这个值超过 {LONGEST_VALUE} 字", "检查引号是否成对")
    if depth >= DEEPEST:
        raise _at(event, "yaml-too-deep", f"层次超过 {DEEPEST} 级", "请检查缩进和括号")


def _next_path(stack: list[_Open], event: Event) -> DocPath | None:
    """The path of the value that begins here; None where a mapping's key was read."""
    if not stack:
        return ()
    top = stack[-1]
    if isinstance(top.node, list):
        return (*top.path, len(top.node))
    if top.key is not None:
        return (*top.path, top.key)
    _read_key(top, event)
    return None


def _read_key(top: _Open, event: Event) -> None:
    kind: type = type(event)
    if kind is not ScalarEvent:
        raise _at(event, "yaml-key", "名字要是一个词", "检查括号和问号；文字以它们开头时加双引号")
    key, line = event.value, event.start_mark.line + 1
    if key == "<<":
        raise _at(event, "yaml-merge", "这里用了合并键（<<）", "把内容写完整")
    if key in top.first_lines:
        raise _at(
            event,
            "yaml-duplicate-key",
            f"“{key[:40]}”写了两次，第一次在第 {top.first_lines[key]} 行",
            "保留一个",
        )
    if len(key) > 200 or "\n" in key:
        raise _at(event, "yaml-key", "名字太长", "检查上一行的引号是否成对")
    top.key = sys.intern(key)  # thousands of reports share a few hundred keys
    top.first_lines[key] = line


def _put(top: _Open, node: Tree) -> None:
    if isinstance(top.node, list):
        top.node.append(node)
    elif top.key is not None:
        top.node[top.key] = node
        top.key = None


def _at(event: Event, rule: str, message: str, hint: str) -> _RefusalError:
    mark = event.start_mark
    return _RefusalError(rule, mark.line + 1, mark.column + 1, message, hint)
