"""`disclose intake`: report files to drafts, and what is said about each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli.lines import Format, comparison_line, finding_line, shown_comparisons
from generator.errors import ContentError, GeneratorError
from generator.intake.files import open_original
from generator.intake.run import Result, drafted
from generator.load.content import Settings, read_settings
from generator.model.verdict import Verdict

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an officer asked for: place and year where the file does not tell them, and where to."""

    content: Path
    code: str = ""
    year: str = ""
    is_forced: bool = False
    to_stdout: bool = False


def take_in(files: tuple[Path, ...], wanted: Wanted, say: Say) -> None:
    """Each file to a draft in its place; nothing is written over without being asked.

    Raises:
        GeneratorError: a file cannot be read, or its draft is already there.
    """
    settings = _settings(wanted.content)
    for file in files:
        original = open_original(file)
        for warning in original.warnings:
            say(f"注意：{file.name} {warning}")
        result = drafted(original, settings, wanted.code, wanted.year)
        if wanted.to_stdout:
            click.echo(result.text, nl=False)
        else:
            _write(wanted.content / result.path, result.text, is_forced=wanted.is_forced)
        for line in _told(result, wanted):
            say(line)


def _settings(content: Path) -> Settings:
    settings, findings = read_settings(content, content.name)
    if settings is None:
        raise ContentError(findings)
    return settings


def _write(path: Path, text: str, *, is_forced: bool) -> None:
    """The draft to its place, whole or not at all; a link there is not followed."""
    if path.is_symlink() or (path.exists() and not is_forced):
        raise GeneratorError(f"{path} 已经有了，没有改动；确实要盖掉，加 --force")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _told(result: Result, wanted: Wanted) -> list[str]:
    read, marked = result.counts
    lines = [finding_line(each, Format.TEXT) for each in result.markings]
    if result.markings:
        lines.append("原件里有不能公开的内容：先处理，再发布")
    lines += [finding_line(each, Format.TEXT) for each in result.trial.findings]
    shown = result.trial.edition
    if shown is not None:
        lines += [
            comparison_line(each, Format.TEXT)
            for each in shown_comparisons(shown, frozenset())
            if each.item.verdict is not Verdict.HOLDS
        ]
    where = "（没有写文件）" if wanted.to_stdout else str(wanted.content / result.path)
    lines.append(f"草稿：{where}，读出 {read} 个值，其中 {marked} 个标了“请核对”")
    lines.append(
        f"还要人来定的有 {len(result.agenda)} 件，写在草稿末尾，按重要程度排列；最先看的："
    )
    return [*lines, *(f"  {line}" for line in result.agenda[:5])]
