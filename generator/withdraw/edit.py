"""A report file with something taken out: everything else of it stays, to the byte. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from generator.errors import GeneratorError
from generator.findings import DocPath, dotted
from generator.load.yaml_spans import Span, spans
from generator.model.report import Report
from generator.model.withdrawn import WithdrawnReport

_KEY: Final = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^:\n]+")
_FIELD: Final = "withdrawals"
_LONGEST_KEY: Final = 60


def replaced(text: str, path: DocPath, word: str) -> str:
    """The text with a word in the place of a value, whatever the value's shape."""
    span = spans(text)[path]
    if not span.is_block:
        return text[: span.start] + word + text[span.end :]
    key = _KEY.match(text, span.key)
    if isinstance(path[-1], int) or key is None:
        raise GeneratorError(f"{dotted(path)} 有好几行，不能单独撤下：请写到它里面或者外面的一项")
    return f"{text[: key.end()]}: {word}{text[span.end :]}"


def removed(text: str, path: DocPath) -> str:
    """The text without an item of a list: all its lines, from its key to its end.

    Raises:
        GeneratorError: it shares a line with something else.
    """
    span = spans(text)[path]
    start, end = _line_start(text, span.key), _line_end(text, span.end)
    if text[start : span.key].strip() or not _is_rest_empty(text[span.end : end]):
        raise GeneratorError(f"{dotted(path)} 与别的内容写在同一行：请先改成一行一条")
    return text[:start] + text[end:]


def _is_rest_empty(rest: str) -> bool:
    """Nothing but a comment, which goes with the item."""
    return not rest.strip() or rest.lstrip(" ").startswith("#")


def recorded(text: str, key: str, fields: Mapping[str, str]) -> str:
    """The text of a report with an entry more in its list of withdrawals."""
    end = "\r\n" if "\r\n" in text else "\n"
    entry = f"{key}: {_flow(fields)}"
    found = spans(text)
    there = found.get((_FIELD,))
    if there is None:
        before = text if text.endswith(("\n", "\r")) or not text else text + end
        return f"{before}{_FIELD}:{end}  {entry}{end}"
    if not there.is_block:
        return f"{text[: there.start].rstrip(' ')}{end}  {entry}{text[there.end :]}"
    at = _line_end(text, there.end)
    head = text[:at] if text[:at].endswith(("\n", "\r")) else text[:at] + end
    return f"{head}{_indent(text, found)}{entry}{end}{text[at:]}"


def _indent(text: str, found: Mapping[DocPath, Span]) -> str:
    first = min(each.key for path, each in found.items() if len(path) == 2 and path[0] == _FIELD)
    return text[_line_start(text, first) : first]


def tombstoned(text: str, key: str, fields: Mapping[str, str]) -> str:
    """The text of `withdrawn.yml` with a report more; an empty text begins the file."""
    end = "\r\n" if "\r\n" in text else "\n"
    head = (
        text or f"# 已撤下的报告：只留地址、日期和理由，不留内容。由 disclose withdraw 写入。{end}"
    )
    head = head if head.endswith(("\n", "\r")) else head + end
    lines = "".join(f"  {name}: {_scalar(value)}{end}" for name, value in fields.items())
    return f"{head}{key}:{end}{lines}"


def grave_key(text: str, page: str) -> str:
    """A key for the report at an address that `withdrawn.yml` does not have yet."""
    taken = {line.partition(":")[0] for line in text.splitlines() if line[:1].isalnum()}
    base = page.replace("/", "-")[-_LONGEST_KEY:].strip("-")
    keys = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in keys if key not in taken)


def grave_fields(report: Report | WithdrawnReport) -> Mapping[str, str]:
    """What `withdrawn.yml` says of which report it is; how it was withdrawn is `fields_of`."""
    return {
        "code": report.code,
        "year": report.year,
        "department": report.department,
        "kind": report.kind.value,
    }


def fields_of(on: str, ground: str, decided_by: str) -> Mapping[str, str]:
    """What every withdrawal says of itself."""
    return {"withdrawn_on": on, "withdrawn_for": ground, "decided_by": decided_by}


def _flow(fields: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {_scalar(value)}" for name, value in fields.items()) + "}"


def _scalar(text: str) -> str:
    """A text as it can stand anywhere; in quotes unless it is plain beyond doubt."""
    is_plain = re.fullmatch(r"[\w.-]+", text) is not None
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    """Behind the line end after a place."""
    found = re.compile(r"\r\n|\n|\r").search(text, at)
    return found.end() if found else len(text)
