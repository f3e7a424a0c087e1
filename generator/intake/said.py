"""What the text before a figure has said: the line, the stage, the project, and what is unsure."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.findings import DocPath
from generator.intake.projects import Project


@dataclass(slots=True)
class Said:
    """The state of reading one passage.

    `main` is what the passage is about; `heard` are the lines since the last full stop.
    """

    line: DocPath | None = None
    stage: str = ""
    project: Project | None = None
    main: DocPath | None = None
    words: str = ""
    is_inherited: bool = False
    is_second_count: bool = False
    evaluated: bool = False
    is_of_one_project: bool = False
    is_carried: bool = False
    has_parts: bool = False
    is_lost: bool = False
    heard: set[DocPath] = field(default_factory=set)

    def carry(self, after: str) -> None:
        """Begin a sentence `after` a sign.

        Behind a semicolon the line or project goes on where it was the only one so far.
        """
        self.is_inherited = self.is_second_count = self.evaluated = self.is_lost = False
        if self.is_of_one_project:
            return
        is_list = after == "；" and len(self.heard) <= 1 and not self.has_parts
        self.is_carried = is_list and (self.project or self.line) is not None
        if not self.is_carried:
            self.project, self.line = None, self.main
        if after != "；":
            self.heard, self.has_parts = set(), False
