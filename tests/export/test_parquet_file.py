from __future__ import annotations

from pathlib import Path

import pytest

from generator.export.parquet_file import can_write_parquet, parquet_bytes
from tests.tables import a_table

pytestmark = pytest.mark.skipif(not can_write_parquet(), reason="the extra is not installed")


def test_figures_are_exact_decimals_and_nothing_is_null(tmp_path: Path) -> None:
    import duckdb  # noqa: PLC0415  # an extra

    path = tmp_path / "t.parquet"
    path.write_bytes(parquet_bytes(a_table(("甲", "9.5"), ("乙", ""), ("丙", "10.25"))))
    found = duckdb.sql(f"SELECT name, score, typeof(score) FROM '{path}'").fetchall()  # noqa: S608  # our own path

    assert [str(score) for _, score, _ in found] == ["9.50", "None", "10.25"]
    assert {kind for _, _, kind in found} == {"DECIMAL(38,2)"}


def test_an_empty_table_has_its_columns() -> None:
    assert parquet_bytes(a_table()).startswith(b"PAR1")
