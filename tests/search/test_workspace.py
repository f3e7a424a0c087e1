from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import anew, update
from generator.search.workspace import Before, files_of, refresh
from tests.counts import few_or_all
from tests.search.sources import REPORTS_BLOCK, Sheet, Site, a_site, files_in

LINES = [
    "舆情监测项目",
    "预算",
    "12.50",
    "1",
    "355.53 万元",
    "2024 年",
    "a.b",
    "％",
    "",
    "鹿泉区",
    "2号",
]

sheets = st.builds(
    Sheet,
    block=st.sampled_from([0, 1, REPORTS_BLOCK, REPORTS_BLOCK + 256]),
    place=st.integers(0, 60),
    text=st.lists(st.sampled_from(LINES), max_size=12).map("\n".join),
    title=st.sampled_from(["题名", "另一个"]),
    province=st.sampled_from(["", "河北", "湖南"]),
    amount=st.sampled_from([None, "100", "2.5"]),
    project=st.sampled_from(["", "舆情", "网络"]),
)
edits = st.lists(
    st.tuples(st.sampled_from(["put", "drop", "edit"]), sheets, st.integers(0, 10**6)),
    min_size=1,
    max_size=6,
)


def carried_out(site: Site, how: str, sheet: Sheet, which: int) -> None:
    slots = sorted(site.sheets)
    if how == "put" or len(slots) < 2:
        site.put(sheet)
    elif how == "drop":
        del site.sheets[slots[which % len(slots)]]
    else:
        site.edit(slots[which % len(slots)], sheet.text)


@pytest.fixture(autouse=True, scope="module")
def without_converter() -> Iterator[None]:
    """Its table takes longer to read than all else here."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (anew, update):
            patched.setattr(module, "has_converter", lambda: False)
        yield


@settings(max_examples=few_or_all(15, 60), deadline=None)
@given(st.lists(sheets, min_size=1, max_size=40), st.lists(edits, min_size=1, max_size=4))
def test_the_files_are_the_same_whichever_way_they_came_about(
    first: list[Sheet], rounds: list[list[tuple[str, Sheet, int]]]
) -> None:
    site = a_site(*first)
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name) / "kept"
        refresh(kept, site.source())
        for number, changes in enumerate(rounds):
            for change in changes:
                carried_out(site, *change)
            refresh(kept, site.source())
            clean = Path(name) / str(number)
            refresh(clean, site.source())

            assert files_in(kept) == files_in(clean)


def many(count: int) -> Site:
    common = "\n".join(LINES)
    return a_site(
        *(
            Sheet(REPORTS_BLOCK, place, f"{common}\n第{place}份\n{place * 7}.{place:02}")
            for place in range(count)
        )
    )


def test_an_edit_asks_for_one_page_and_writes_few_files(tmp_path: Path) -> None:
    site = many(300)
    refresh(tmp_path, site.source())
    before = {path: path.stat().st_mtime_ns for path in files_of(tmp_path).rglob("*.bin")}
    site.asked.clear()
    slot = sorted(site.sheets)[50]
    site.edit(slot, site.sheets[slot].text.replace("355.53", "355.54"))
    refresh(tmp_path, site.source())

    assert site.asked == [site.sheets[slot].address]
    changed = [path for path, at in before.items() if path.stat().st_mtime_ns != at]
    assert 0 < len(changed) < 8


def test_nothing_changed_touches_nothing(tmp_path: Path) -> None:
    site = many(30)
    refresh(tmp_path, site.source())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    site.asked.clear()
    refresh(tmp_path, site.source())

    assert site.asked == []
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_another_program_makes_all_anew(tmp_path: Path) -> None:
    site = many(30)
    refresh(tmp_path, site.source())
    site.asked.clear()
    refresh(tmp_path, site.source("another"))

    assert len(site.asked) == 30


@pytest.mark.parametrize("damage", ["state", "file", "shard", "meta"])
def test_what_is_damaged_is_made_anew(tmp_path: Path, damage: str) -> None:
    site = many(40)
    refresh(tmp_path, site.source())
    files = files_of(tmp_path)
    slot = sorted(site.sheets)[3]
    if damage == "state":
        (tmp_path / "state.sqlite").write_bytes(b"SQLite format 3\0 but no more")
    elif damage == "file":
        (files / f"texts/{slot:x}.bin").unlink()
    elif damage == "shard":
        (files / "grams" / "0.bin").unlink()
    else:
        (files / "meta.json").write_bytes(b"{")
    site.edit(slot, "完全不同\n777.25")
    refresh(tmp_path, site.source())
    refresh(tmp_path / "clean", site.source())

    clean = files_in(tmp_path / "clean")
    assert {name: content for name, content in files_in(tmp_path).items() if name in clean} == clean


def test_a_build_that_breaks_off_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = many(40)
    refresh(tmp_path / "kept", site.source())
    site.edit(sorted(site.sheets)[3], "完全不同\n777.25")
    with monkeypatch.context() as patched:
        patched.setattr(update, "_write_lists", interrupted)
        with pytest.raises(KeyboardInterrupt):
            refresh(tmp_path / "kept", site.source())
    refresh(tmp_path / "kept", site.source())
    refresh(tmp_path / "clean", site.source())

    assert files_in(tmp_path / "kept") == files_in(tmp_path / "clean")


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_readings_are_kept_for_the_next_build(tmp_path: Path) -> None:
    refresh(tmp_path, a_site(Sheet(REPORTS_BLOCK, 1, "一", project="舆情")).source())

    [page] = a_site(Sheet(REPORTS_BLOCK, 1, "一", project="舆情")).source().slots
    before, another = Before(tmp_path, "program"), Before(tmp_path, "another")

    assert before.said_of(page) == {("舆情", "某县"): "xiang mu"}
    assert before.said_of("elsewhere") == another.said_of(page) == {}
    before.close()
    another.close()
