"""Areas: a prefecture, or a county of a municipality, by its address."""

from __future__ import annotations


def area_of(address: str) -> str:
    """The address of the area that an address would lie in; that of a province is its own."""
    return "/".join(address.split("/")[:2])


def is_below(address: str, area: str) -> bool:
    """Whether an address is that of the area or of something in it."""
    return f"{address}/".startswith(f"{area}/")
