"""Hostile texts in every field of the model come out as text, in every output of a site.

The same site is built twice: with the texts, and with their twins, in which a Chinese character
stands for every mark that could be active. All outputs are parsed. What is not text must be the
same; each text must be what its twin is the twin of, and every text must be found word for word.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.load.content import read_content
from generator.model.figures import read_quantity
from generator.model.performance import GradeScheme, Topic
from generator.model.record import Record
from generator.model.report import Report
from generator.model.site import Site
from generator.model.withdrawn import WithdrawnReport
from tests.hostile import reading
from tests.hostile.filling import free_fields
from tests.hostile.pairs import Pair, compared, differences, pair_in, pair_made, site_files
from tests.hostile.site import HELD, HELD_OF_SITE, Deal, report_trees, twin, write, written
from tests.hostile.sorting import findings_on, sorted_out
from tests.hostile.texts import BADINPUT, FAMILIES, IS_FULL, REFUSED, listed, tell
from tests.plans import described, whole_set

FILES: dict[str, type[Record]] = {
    "report": Report,
    "site": Site,
    "topics": Topic,
    "schemes": GradeScheme,
    "withdrawn": WithdrawnReport,
}
CHUNK = 170
RULES = {"character-forbidden", "character-combining", "mail-address", "telephone"}


def test_every_free_field_of_the_model_is_driven(pair: Pair) -> None:
    held = {("report", *each) for each in HELD} | {("site", *each) for each in HELD_OF_SITE}
    free = {(name, *each) for name, kind in FILES.items() for each in free_fields(kind)}
    driven = pair.attacked.reports.given.keys() | pair.attacked.site.given.keys()

    assert free - driven <= held
    assert driven - free == {("pages", "title")}
    assert len(driven) > 100


def test_every_family_is_dealt_to_many_fields(pair: Pair) -> None:
    cases = pair.attacked.reports.cases | pair.attacked.site.cases
    fields = Counter(
        name for name, family in FAMILIES.items() for _, text in cases if text in family
    )

    tell(f"{len(cases)} texts in fields: {dict(fields)}")
    assert len(cases) > 4000
    assert min(fields.values()) > 50, fields


def test_nothing_but_text_differs_in_any_output(pair: Pair) -> None:
    assert differences(pair) == []


def test_every_text_of_a_report_is_on_its_page(pair: Pair) -> None:
    lost = {
        (".".join(place), text)
        for place, texts in pair.attacked.reports.given.items()
        for text in texts
        if as_shown(text) not in on_pages(pair, "/2024/")
    }

    assert lost == set()


def test_every_text_of_the_site_is_on_some_page(pair: Pair) -> None:
    lost = {
        (".".join(place), text)
        for place, texts in pair.attacked.site.given.items()
        for text in texts
        if as_shown(text) not in on_pages(pair, "")
    }

    assert lost == set()


def test_downloads_say_the_texts_to_the_character(pair: Pair) -> None:
    # A workbook says the office's full name alone.
    fields = pair.attacked.reports.given.items()
    given = {text for place, texts in fields if place[-1] != "short_name" for text in texts}
    files = site_files(pair.attacked.folders.site)
    in_json = {
        text
        for name, path in files.items()
        if name.endswith("report.json")
        for text in reading.json_file(path.read_bytes()).texts
    }
    in_workbooks = {
        text
        for name, path in files.items()
        if name.endswith("report.xlsx")
        for text in reading.xlsx(path.read_bytes()).texts
    }

    assert len(given & in_json) > 100
    # openpyxl drops what a workbook says of an underscore that looks like an escape.
    assert {text for text in given & in_json - in_workbooks if "_x00" not in text} == set()


def test_the_search_knows_the_names_as_they_are_written(pair: Pair) -> None:
    path = pair.attacked.folders.site / "search" / "entities.json"
    spoken = set(reading.json_file(path.read_bytes()).texts)
    places = ("report", "agency", "short_name"), ("report", "projects", "name")
    names = [name for place in places for name in pair.attacked.reports.given[place]]

    assert [name for name in names if not any(name in text for text in spoken)] == []


def test_the_whole_set_of_a_release_holds_texts_and_nothing_else(
    pair: Pair, tmp_path: Path
) -> None:
    sets = [
        whole_set(each.edition, described(each.edition)).files
        for each in (pair.attacked, pair.calm)
    ]
    digests = [each.digests for each in (pair.attacked, pair.calm)]
    assert sets[0].keys() == sets[1].keys()
    found: list[str] = []
    for name in sets[0]:
        raws = [each[name] for each in sets]
        if name.endswith((".sqlite", ".parquet")):
            paths = [tmp_path / f"{at}-{name.replace('/', '-')}" for at in range(2)]
            for path, raw in zip(paths, raws, strict=True):
                path.write_bytes(raw)
            read = reading.sqlite if name.endswith(".sqlite") else reading.parquet
            one, other = (read(path) for path in paths)
            found += [] if one.frame == other.frame else [name]
            texts = zip(one.texts, other.texts, strict=True)
            found += [a for a, b in texts if len(a) != 64 and twin(a) != twin(b)]
        elif name.endswith(".xlsx"):
            found += compared(name, raws, digests)

    assert found == []


@pytest.mark.parametrize("family", REFUSED)
def test_what_no_reader_sees_is_refused_with_its_code_point(family: str) -> None:
    for text in REFUSED[family]:
        found = findings_on(text)

        assert len(found) == 1, ascii(text)
        assert (found[0].where.line, found[0].where.column > 0) == (2, True)
        if family == "surrogates":  # an escape that YAML knows no character for
            assert found[0].rule == "yaml-escape"
        elif family == "piled":
            assert found[0].rule == "character-combining"
        else:
            wanted = f"U+{ord(text.strip('甲乙')):04X}"
            assert (found[0].rule, wanted in found[0].message) == ("character-forbidden", True)
        assert all(sign.isprintable() or sign == "\u3000" for sign in str(found[0]))


def test_what_is_refused_is_refused_in_every_field(tmp_path: Path) -> None:
    texts = [text for name, each in REFUSED.items() if name != "surrogates" for text in each]
    content = tmp_path / "content"
    harmless = Deal(("甲乙丙丁",), {})
    written(content, harmless, harmless, 0, 1)
    deal = Deal(texts, {})
    for name, tree in report_trees(deal, 1, 6):
        write(content / name, tree, is_escaped=True)

    found = read_content(content).findings

    refused = [each for each in found if each.rule in RULES]
    dealt = sum(map(len, deal.given.values()))
    tell(f"{dealt} refused")
    assert len(refused) == dealt > 300
    assert len({each.where for each in refused}) == dealt


def chunks() -> list[list[str]]:
    """The public lists, in parts that a site can hold; what is a figure is no text of a target.

    In a part no two texts have one twin: what is counted by its text would be counted otherwise.
    """
    found, _ = sorted_out(text for _, text in listed())
    parts: list[dict[str, str]] = []
    for text in found:
        if read_quantity(text).value.number is not None:
            continue
        free = (part for part in parts if len(part) < CHUNK and twin(text) not in part)
        part = next(free, None)
        if part is None:
            parts.append(part := {})
        part[twin(text)] = text
    return [list(part.values()) for part in parts]


@pytest.mark.skipif(not IS_FULL, reason="the long run: make faults")
@pytest.mark.skipif(not BADINPUT.is_dir(), reason="the public lists are not here")
def test_the_public_lists_are_text_in_every_output(tmp_path: Path) -> None:
    cases, files = 0, 0
    for number, texts in enumerate(chunks()):
        folder = tmp_path / str(number)
        pair_made(folder, texts, 12)
        each = pair_in(folder, tmp_path / f"{number}-aside", texts, 12)

        assert differences(each) == []
        cases += len(each.attacked.reports.cases | each.attacked.site.cases)
        files += len(site_files(each.attacked.folders.site))
        tell(f"{number}: {len(texts)} texts, {cases} in fields, {files} outputs read")

    assert cases > 40_000


@pytest.mark.skipif(not BADINPUT.is_dir(), reason="the public lists are not here")
def test_the_public_lists_are_taken_or_refused_with_a_rule() -> None:
    taken, refused = sorted_out(text for _, text in listed())

    tell(f"{len(taken)} taken, {len(refused)} refused")
    assert len(taken) > 1400
    assert {found[0].rule for found in refused.values()} <= {*RULES, "yaml-escape"}


def as_shown(text: str) -> str:
    """White space as a browser shows it."""
    return " ".join(text.split())


_pages: dict[tuple[Path, str], str] = {}


def on_pages(pair: Pair, part: str) -> str:
    """All texts of the pages whose address has a part, in one."""
    site = pair.attacked.folders.site
    if (site, part) not in _pages:
        texts = [
            text
            for name, path in site_files(site).items()
            if name.endswith(".html") and part in f"/{name}"
            for text in reading.html(path.read_bytes()).texts
        ]
        _pages[site, part] = as_shown("\n".join(texts))
    return _pages[site, part]
