"""What an officer asks for, what it changes in the content, and where it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.withdrawal import Ground
from generator.release.withdrawals import Asked


@dataclass(frozen=True, slots=True)
class Request:
    """Take down places of a report, or all of it where there is no path.

    `report` is an address (`/hebei/shijiazhuang/luquan/2024/`) or the path of its file. An empty
    `on` is the day that the site speaks for; an empty `decided_by` is the site's sponsor.
    `others_stay`: the officer has looked at what else says the same, and it may stay.
    """

    report: str
    paths: tuple[str, ...]
    ground: Ground
    decided_by: str = ""
    on: str = ""
    others_stay: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be done: `writes` has the new bytes of each file, None for one that goes.

    Files are in the order in which they are written. `said` are sentences for the officer.
    """

    writes: Mapping[Path, bytes | None]
    asked: tuple[Asked, ...]
    said: tuple[str, ...]
