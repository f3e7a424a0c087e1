"""Why a published figure changed, told to readers: an entry more in the list of corrections."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from generator.desk.edits import refuse_new_faults
from generator.desk.judge import judged
from generator.desk.publishing import ToldChange
from generator.desk.reports import open_report, write_report
from generator.desk.yaml_edit import EditError, read_as
from generator.errors import GeneratorError
from generator.load.settings import Settings
from generator.load.yaml_spans import spans

_FIELD = ("corrections",)
_LONGEST_KEY = 48


def explain_change(content: Path, settings: Settings, change: ToldChange, reason: str) -> None:
    """Write the reason of a change into its report.

    Raises:
        GeneratorError: there is no reason, or the file takes no entry.
    """
    said = " ".join(reason.split())
    if not said:
        raise GeneratorError("请写明为什么改，读者会看到这句话；例如：录入时写反。")
    file = open_report(content, change.report)
    fields = {
        "corrected_on": settings.site.as_of,
        "path": change.path,
        "old": change.old,
        "new": change.new,
        "reason": said,
    }
    text = with_correction(file.text, change.path, fields)
    refuse_new_faults(judged(file, settings), judged(file, settings, text))
    write_report(file, text)


def with_correction(text: str, path: str, fields: Mapping[str, str]) -> str:
    """The text with one correction more; every other byte stays.

    Raises:
        EditError: the list of corrections cannot be added to.
    """
    tree = read_as(text)
    if not isinstance(tree, dict):
        raise EditError("文件不是一份报告")
    there = tree.get("corrections")
    span = spans(text).get(_FIELD)
    if span is None or there is None or isinstance(there, list):
        raise EditError("文件里没有“更正”这一项，记不进去")
    newline = "\r\n" if "\r\n" in text else "\n"
    told = there if isinstance(there, dict) else {}
    said = {name: json.dumps(value, ensure_ascii=False) for name, value in fields.items()}
    said["corrected_on"] = fields["corrected_on"]
    entry = "".join(f"{newline}    {name}: {value}" for name, value in said.items())
    key = _free_key(path, told)
    end = _end_of_line(text, span.end)
    head = text[: span.end] if told else text[: span.start].rstrip(" ")
    changed = f"{head}{text[span.end : end]}{newline}  {key}:{entry}{text[end:]}"
    expected = {**tree, "corrections": {**told, key: dict(fields)}}
    if read_as(changed) != expected:
        raise EditError("这份文件的“更正”写法特别，记不进去；请用编辑器照着已有的加一条")
    return changed


def _free_key(path: str, taken: Mapping[str, object]) -> str:
    base = re.sub(r"[_.]", "-", path)[-_LONGEST_KEY:].strip("-")
    keys = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in keys if key not in taken)


def _end_of_line(text: str, start: int) -> int:
    found = re.compile(r"[^\r\n]*").match(text, start)
    return found.end() if found else start
