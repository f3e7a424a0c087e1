"""`disclose desk` from outside."""

from __future__ import annotations

import socket
from collections.abc import Callable

from tests.conftest import Ended

Run = Callable[..., Ended]


def test_the_help_says_what_it_is_for(disclose: Run) -> None:
    ended = disclose("desk", "--help")

    assert ended.code == 0
    assert "打开办公页面：导入、核对、预览、送审、发布、撤回，不用命令行。" in ended.out
    assert "--no-browser" in ended.out


def test_a_port_that_is_taken_ends_with_a_sentence(disclose: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = disclose("desk", "--no-browser", "--port", taken.getsockname()[1])

    assert ended.code == 2
    assert "正被占用" in ended.err
