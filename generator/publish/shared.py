"""That two products claim what belongs to one."""

from __future__ import annotations

from generator.errors import OutputError


def shared(address: str) -> OutputError:
    """The error that says so, by the address."""
    return OutputError(f"两个页面要用同一个地址 {address}：请检查区划表和报告")


def address_of(path: str) -> str:
    """Where a file lies in the site."""
    return f"/{path.split('/', 1)[1].rsplit('/', 1)[0]}/"
