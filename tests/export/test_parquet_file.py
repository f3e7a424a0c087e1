from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.export.parquet_file import can_write_parquet, write_parquet
from generator.export.sqlite_file import database
from tests.tables import a_table, parquet_files

pytestmark = pytest.mark.skipif(not can_write_parquet(), reason="the extra is not installed")


def test_figures_are_exact_decimals_and_nothing_is_null(tmp_path: Path) -> None:
    import duckdb  # noqa: PLC0415  # an extra

    path = tmp_path / "t.parquet"
    table = a_table(("甲", "9.5"), ("乙", ""), ("丙", "10.25"))
    path.write_bytes(parquet_files([table])[table.name])
    found = duckdb.sql(f"SELECT name, score, typeof(score) FROM '{path}'").fetchall()  # noqa: S608  # our own path

    assert [str(score) for _, score, _ in found] == ["9.50", "None", "10.25"]
    assert {kind for _, _, kind in found} == {"DECIMAL(38,2)"}


def test_an_empty_table_has_its_columns() -> None:
    table = a_table()

    assert parquet_files([table])[table.name].startswith(b"PAR1")


def test_a_table_is_the_same_whatever_was_written_before_it() -> None:
    first = a_table(("甲", "9.5"))
    second = replace(a_table(("乙", "10.25"), ("丙", "")), name="second")

    both = parquet_files([first, second])

    assert both == {**parquet_files([first]), **parquet_files([second])}
    assert len(set(both.values())) == len(both) == 2


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / '县\'s "数据"'
    folder.mkdir()
    table = a_table(("甲", "9.5"))
    with database(tmp_path / "t.sqlite") as base:
        with base.table(table) as add:
            add(table.rows)
        write_parquet(base, {folder / "t.parquet": base.stored(table)})

    assert [each.name for each in folder.iterdir()] == ["t.parquet"]
    assert (folder / "t.parquet").read_bytes() == parquet_files([table])["t"]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    table = a_table(("甲", "9.5"))
    (tmp_path / "t.parquet").mkdir()
    with database(tmp_path / "t.sqlite") as base:
        with base.table(table) as add:
            add(table.rows)
        with pytest.raises(OSError, match=r"t\.parquet"):
            write_parquet(base, {tmp_path / "t.parquet": base.stored(table)})
