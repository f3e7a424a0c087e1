"""Hypothesis strategies: figures as reports print them, and lists that add up."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from generator.model.money import Unit

UNITS = st.sampled_from(list(Unit))


@st.composite
def printed_amounts(draw: st.DrawFn, places: int | None = None, largest: int = 10**9) -> str:
    """An amount as printed, with a number of decimals of its own or the one given."""
    digits = draw(st.integers(0, 4)) if places is None else places
    scaled = Decimal(draw(st.integers(0, largest))).scaleb(-digits)
    return f"{scaled:f}"


@st.composite
def printed_lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A total and its parts, printed with the same number of decimals; they add up exactly."""
    places = draw(st.integers(0, 4))
    parts = draw(st.lists(printed_amounts(places), min_size=1, max_size=8))
    total = sum(map(Decimal, parts), start=Decimal(0))
    return f"{total:.{places}f}", parts


@st.composite
def shares(draw: st.DrawFn) -> tuple[str, str, int]:
    """A part, a whole that is not less and not zero, and the decimals a rate is printed with."""
    places = draw(st.integers(0, 2))
    scaled = st.integers(1, 10**7)
    part, more = draw(st.integers(0, 10**7)), draw(scaled)
    texts = (f"{Decimal(each).scaleb(-places):f}" for each in (part, part + more))
    first, second = texts
    return first, second, draw(st.integers(0, 2))
