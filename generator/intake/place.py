"""Which place a report is of: named in full, and by one name only; else a person is asked."""

from __future__ import annotations

from collections.abc import Iterable

from generator.places.address import stem
from generator.places.division import Division, DivisionKind, Divisions


def place_of(title: str, text: str, divisions: Divisions, year: str) -> Division | None:
    """The place of a report, where title and text leave no doubt.

    A name that several places have counts only where the text also names what lies above.
    """
    known = [each for each in divisions.all if _is_of_time(each, year)]
    counties = [each for each in known if each.kind is DivisionKind.COUNTY]
    for words in (title, text):
        found = _certain(_named(counties, words), text, divisions)
        if found:
            return found
    return None


def _certain(
    candidates: Iterable[tuple[Division, int]], text: str, divisions: Divisions
) -> Division | None:
    likely = [(each, count) for each, count in candidates if _is_supported(each, text, divisions)]
    likely.sort(key=lambda found: -found[1])
    if len(likely) == 1 or (len(likely) > 1 and likely[0][1] >= 3 * likely[1][1]):
        return likely[0][0]
    return None


def _named(counties: Iterable[Division], text: str) -> list[tuple[Division, int]]:
    """The places that a text names in full, each with how often; no name inside a longer one."""
    found = [(each, text.count(each.name)) for each in counties if each.name in text]
    return [
        (each, count)
        for each, count in found
        if not any(each.name != other.name and each.name in other.name for other, _ in found)
    ]


def _is_supported(each: Division, text: str, divisions: Divisions) -> bool:
    """Whether only this place has the name, or the text names its prefecture or province."""
    alike = {other.code for other in divisions.all if other.name == each.name}
    if len(alike) == 1:
        return stem(each.name) != each.name or len(each.name) > 2
    return any(place.name in text for place in divisions.chain(each)[:-1])


def _is_of_time(each: Division, year: str) -> bool:
    begins, ends = each.valid_from[:4], each.valid_to[:4]
    return not year or ((not begins or begins <= year) and (not ends or year <= ends))
