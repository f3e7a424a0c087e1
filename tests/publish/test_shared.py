from __future__ import annotations

import pytest

from generator.publish.shared import address_of, shared


def test_the_error_names_the_address_that_two_claim() -> None:
    error = shared(address_of("site/hebei/shijiazhuang/index.html"))

    assert "两个页面要用同一个地址 /hebei/shijiazhuang/" in str(error)
    assert error.exit_code == 2


@pytest.mark.parametrize(
    ("path", "address"),
    [("docs/about/index.md", "/about/"), ("site/a/b/report.csv", "/a/b/")],
)
def test_a_file_lies_at_the_address_of_its_folder(path: str, address: str) -> None:
    assert address_of(path) == address
