"""`disclose headers`: a server's settings, by the content's address."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import EXAMPLE, Ended

Run = Callable[..., Ended]


@pytest.mark.parametrize("server", ["nginx", "iis", "caddy"])
def test_settings_are_for_the_address_and_the_folder(disclose: Run, server: str) -> None:
    ended = disclose("headers", server, "--folder", "/srv/gk", "--content", EXAMPLE)

    assert ended.code == 0
    assert "/shili" in ended.out
    assert "gk" in ended.out
    assert "Content-Security-Policy" in ended.out


def test_a_path_on_the_command_line_counts(disclose: Run) -> None:
    ended = disclose("headers", "nginx", "--base", "/wgk/", "--content", EXAMPLE)

    assert "location /wgk/ {" in ended.out
    assert "/shili" not in ended.out


def test_the_settings_for_iis_have_a_windows_folder(disclose: Run) -> None:
    ended = disclose("headers", "iis", "--content", EXAMPLE)

    assert r"D:\public\current" in ended.out
    ET.fromstring(ended.out.encode())  # noqa: S314  # our own text


@pytest.mark.parametrize(
    "wrong", [["apache"], ["nginx", "--base", "wgk"], ["nginx", "--folder", "a;b"], []]
)
def test_what_cannot_be_is_refused(disclose: Run, wrong: list[str]) -> None:
    ended = disclose("headers", *wrong, "--content", EXAMPLE)

    assert (ended.code, ended.out) == (2, "")
