from __future__ import annotations

from generator.export.product import Made, Product, whole
from tests.plans import files_of


def test_a_file_in_pieces_is_one_file() -> None:
    assert whole(b"ab") == whole(iter([b"a", b"b"])) == b"ab"


def test_products_give_their_files_whole() -> None:
    product = Product("a", lambda: Made([("a.csv", iter([b"1", b"2"])), ("b.csv", b"3")]))

    assert dict(files_of([product])) == {"a.csv": b"12", "b.csv": b"3"}
