"""One file to one draft: its place, its text, and what loader and checks say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from generator.findings import DocPath, Finding
from generator.intake.agenda import agenda
from generator.intake.draft import OPEN, Confidence, Draft, Excerpt, Reading
from generator.intake.original import IntakeError, Original
from generator.intake.place import place_of
from generator.intake.reader import Read, read
from generator.intake.trial import Trial, markings_in, tried
from generator.intake.yaml_text import yaml_text
from generator.load.paths import REPORTS
from generator.load.settings import Settings
from generator.places.division import Division

_METHOD: Final = "从文件读出草稿，由人逐项核对"


@dataclass(frozen=True, slots=True)
class Result:
    """A finished draft: its path below the content folder, its text, and what is to be told."""

    path: PurePosixPath
    text: str
    agenda: tuple[str, ...]
    markings: tuple[Finding, ...]
    trial: Trial
    counts: tuple[int, int]
    """Values read, and how many of them are marked."""
    places: Mapping[DocPath, str]
    """Where in the original each value stands."""
    unplaced: tuple[Excerpt, ...]
    """Figures of the original that are in no field."""


def drafted(original: Original, settings: Settings, code: str = "", year: str = "") -> Result:
    """The draft of an original.

    Raises:
        IntakeError: the place or the year is not certain, and was not given.
    """
    found = read(original, settings.topics, year)
    year = _year(found, original.name)
    division = _division(found, settings, code, year, original.name)
    _complete(found.draft, original, division, settings)
    path = PurePosixPath(REPORTS, division.address, f"{year}.yml")
    markings = markings_in(original)
    warnings = (*original.warnings, *(f"{each.where} {each.message}" for each in markings))
    todo = agenda(found.draft, found.unplaced, warnings)
    schema = f"{'../' * (len(path.parts) - 1)}report.schema.json"
    text = yaml_text(found.draft, schema, todo)
    trial = tried(text, f"content/{path}", settings, division)
    readings = found.draft.readings
    counts, places = _counts(readings.values()), {at: each.where for at, each in readings.items()}
    return Result(path, text, todo, markings, trial, counts, places, tuple(found.unplaced))


def _year(found: Read, name: str) -> str:
    if found.year and not re.fullmatch(r"20\d\d", found.year):
        raise IntakeError(f"年度“{found.year}”不对；写成四位年份，例如 --year 2024")
    if not found.year:
        raise IntakeError(f"{name} 看不出是哪一年的报告；请加 --year，例如 --year 2024")
    return found.year


def _division(found: Read, settings: Settings, code: str, year: str, name: str) -> Division:
    if code:
        given = settings.divisions.of_code(code)
        if given is None:
            raise IntakeError(f"区划代码 {code[:12]} 不在 divisions.tsv 里；请核对六位代码")
        return given
    certain = place_of(found.title, found.text, settings.divisions, year)
    if certain is None:
        raise IntakeError(
            f"{name} 看不出是哪个地方的报告，或者不止一个地方符合；"
            "请加 --code 和六位区划代码，例如 --code 130110"
        )
    return certain


def _complete(draft: Draft, original: Original, division: Division, settings: Settings) -> None:
    """What the file and the place tell, and no passage does."""
    known = {
        ("code",): division.code,
        ("department",): settings.site.department.key,
        ("provenance", "original_file"): original.name,
        ("provenance", "original_digest"): original.digest,
        ("provenance", "method"): _METHOD,
    }
    for path, value in known.items():
        draft.put(path, Reading(value, "", ""))
    name = f"{division.name}委{settings.site.department.name}"
    short = ("agency", "short_name")
    if short not in draft.readings:
        doubt = f"报告没有写地名，按{division.name}拟"
        draft.put(short, Reading(name, "标题", name, Confidence.LOW, doubt))


def _counts(readings: Iterable[Reading]) -> tuple[int, int]:
    kept = [reading for reading in readings if reading.printed != OPEN]
    return len(kept), sum(bool(reading.doubt) for reading in kept)
