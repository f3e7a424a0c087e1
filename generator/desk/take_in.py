"""A file that an officer chooses becomes a report file, as `disclose intake` makes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.desk.drawer import Drawer, write_whole
from generator.errors import ContentError, GeneratorError
from generator.findings import Finding
from generator.intake.files import open_original
from generator.intake.original import IntakeError
from generator.intake.run import drafted
from generator.load.paths import REPORTS, folder_address
from generator.load.settings import Settings
from generator.places.division import Division
from generator.template.cells import has_reader
from generator.template.take import Taken, form_of, take

WORKBOOK: Final = ".xlsx"
KINDS: Final = (".docx", ".pdf", ".txt", ".md", WORKBOOK)
_MOST_PLACES: Final = 30


@dataclass(frozen=True, slots=True)
class Taking:
    """A draft or a filled form, ready to be written to its place; `warnings` go to the officer."""

    name: str
    title: str
    text: str
    warnings: tuple[str, ...]


class PlaceNeededError(GeneratorError):
    """The file does not tell its place or year: a person says."""


def taking(path: Path, settings: Settings, code: str, year: str) -> Taking:
    """What a file gives.

    Raises:
        PlaceNeededError: place or year must be told.
        IntakeError, GeneratorError: the file cannot be read.
        ContentError: what is filled into a form cannot be a report; carries all findings.
    """
    if path.suffix.lower() == WORKBOOK:
        return _of_workbook(path, settings)
    original = open_original(path)
    try:
        result = drafted(original, settings, code, year)
    except IntakeError as error:
        raise PlaceNeededError(_without_options(str(error))) from error
    warnings = (*original.warnings, *map(_told, result.markings))
    return _made(result.path, settings, result.text, warnings)


def write_taking(content: Path, drawer: Drawer, found: Taking, *, replaces: bool) -> str:
    """Write it to its place; what it lies over is put by. Says where that is, else nothing.

    Raises:
        FileExistsError: a report is there, and nobody said that it may be replaced.
    """
    path = content / REPORTS / f"{found.name}.yml"
    kept = ""
    if path.is_symlink() or (path.exists() and not replaces):
        raise FileExistsError(str(path))
    if path.exists():
        kept = str(drawer.keep_replaced(path.read_bytes(), found.name))
    write_whole(path, found.text.encode("utf-8"))
    return kept


def places_like(settings: Settings, typed: str) -> tuple[tuple[str, str], ...]:
    """Code and full name of the places that a code or a part of a name means."""
    typed = typed.strip()
    if not typed:
        return ()
    known = settings.divisions
    found = [known.of_code(typed)] if typed.isdecimal() else [*_named(settings, typed)]
    return tuple(
        (each.code, "".join(above.name for above in known.chain(each)))
        for each in found[:_MOST_PLACES]
        if each is not None
    )


def _named(settings: Settings, typed: str) -> list[Division]:
    current = [each for each in settings.divisions.all if each.is_current]
    whole = {
        each.code: "".join(above.name for above in settings.divisions.chain(each))
        for each in current
    }
    exact = [each for each in current if typed in {each.name, whole[each.code]}]
    return exact or [each for each in current if typed in whole[each.code]]


def _of_workbook(path: Path, settings: Settings) -> Taking:
    if not has_reader():
        raise GeneratorError("读 Excel 表的软件包没有装上，请重新双击“开始”安装一次。")
    found = take(path.read_bytes(), path.name, settings, form_of(settings))
    if not isinstance(found, Taken):
        raise ContentError(found)
    return _made(found.path, settings, found.text, tuple(map(_told, found.warnings)))


def _made(path: PurePosixPath, settings: Settings, text: str, warnings: tuple[str, ...]) -> Taking:
    name = path.relative_to(REPORTS).with_suffix("").as_posix()
    division = settings.divisions.at_address(folder_address(path))
    title = f"{division.name} {path.stem} 年" if division and path.stem.isdecimal() else name
    return Taking(name, title, text, warnings)


def _told(finding: Finding) -> str:
    said = f"{finding.where.file}：{finding.message}"
    return f"{said}。{finding.hint}" if finding.hint else said


def _without_options(text: str) -> str:
    """The sentence without what one would type in a terminal."""
    return text.partition("；请加")[0] + "。"
