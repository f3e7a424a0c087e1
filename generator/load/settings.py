"""What every report is read beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.performance import GradeScheme, Topic
from generator.model.site import Site
from generator.places.division import Divisions


@dataclass(frozen=True, slots=True)
class Settings:
    """The files at the top of the folder, which every report is read beside."""

    site: Site
    divisions: Divisions
    schemes: Mapping[str, GradeScheme]
    topics: Mapping[str, Topic]
