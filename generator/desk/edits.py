"""Changes to a report file from the form: tried on the text, judged, and only then written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.desk.judge import Judged, judged
from generator.desk.remarks import remarks
from generator.desk.reports import STALE, ReportFile, StaleError, open_report, write_report
from generator.desk.yaml_edit import with_value, without_mark
from generator.errors import GeneratorError
from generator.findings import DocPath, Finding, Level
from generator.load.settings import Settings


class RefusedError(GeneratorError):
    """The reader refuses the value; carries what it says. The file is as it was."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("没有保存：" + "；".join(_told(each) for each in findings[:3]))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Edit:
    """What the officer typed at a path of a file that had this digest when the form was made."""

    name: str
    digest: str
    path: DocPath
    value: str = ""
    is_list: bool = False
    clears_mark: bool = False


def save(content: Path, settings: Settings, edit: Edit) -> None:
    """Write a value, if the reader takes it.

    Raises:
        StaleError: the file was changed since the form was made.
        RefusedError: with this value more would be wrong with the file than before.
        EditError: the value cannot be written into the text.
    """
    file = _unchanged(content, edit)
    lines = [line.strip() for line in edit.value.replace("\r\n", "\n").split("\n")]
    lines = [line for line in lines if line]
    typed = lines if edit.is_list and len(lines) > 1 else " ".join(lines)
    if not typed:
        raise GeneratorError("这里不能空着；报告里没有写的，填“未说明”。")
    text = file.text
    if edit.clears_mark:
        text = _cleared(text, edit.path)
    text = with_value(text, edit.path, typed)
    after = judged(file, settings, text)
    wrong = [each for each in after.by_field.get(edit.path, ()) if each.level is Level.ERROR]
    if wrong:
        raise RefusedError(tuple(wrong))
    refuse_new_faults(judged(file, settings), after)
    if text != file.text:
        write_report(file, text)


def tick_off(content: Path, edit: Edit) -> None:
    """Take the mark 请核对 off a value: a person has looked at it."""
    file = _unchanged(content, edit)
    text = _cleared(file.text, edit.path)
    if text != file.text:
        write_report(file, text)


def _cleared(text: str, path: DocPath) -> str:
    """Without the marks on a value, or on each value of a list; the last goes first."""
    marked = [
        each
        for each, remark in remarks(text.removeprefix("\ufeff")).items()
        if remark.doubt and each[: len(path)] == path
    ]
    for each in reversed(marked):
        text = without_mark(text, each)
    return text


def _unchanged(content: Path, edit: Edit) -> ReportFile:
    file = open_report(content, edit.name)
    if file.digest != edit.digest:
        raise StaleError(STALE)
    return file


def refuse_new_faults(before: Judged, after: Judged) -> None:
    """Let a change pass that makes nothing wrong that was right.

    Raises:
        RefusedError: the reader would refuse more than before.
    """
    known = before.faults()
    new = after.faults() - known
    if new:
        said = {(rule, message) for rule, message, _ in new}
        raise RefusedError(
            tuple(each for each in after.errors if (each.rule, each.message) in said)
        )


def _told(finding: Finding) -> str:
    return f"{finding.message}（{finding.hint}）" if finding.hint else finding.message
