"""One report file while something is taken out of it: its places, and what is wrong with a text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.errors import ContentError, GeneratorError
from generator.findings import DocPath, Finding, Level, dotted, in_file_order
from generator.load.judged import at_odds, unpublishable
from generator.load.schema import Shape, model_from
from generator.load.settings import Settings
from generator.load.yaml_tree import Tree, read_tree
from generator.model.dataset import Dataset, Entry
from generator.model.report import Report
from generator.model.reported import entries

_IDENTITY: Final = frozenset({"format", "code", "year", "department", "kind", "unit", "coverage"})
"""Without these there is no report."""


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Tried:
    """A text of the report file: what is wrong with it, or its entry where nothing is."""

    text: str
    findings: tuple[Finding, ...]
    entry: Entry | None


class ReportFile:
    """The file of a report that is published."""

    def __init__(self, dataset: Dataset, entry: Entry, text: str) -> None:
        document = read_tree(text.encode(), entry.file)
        if isinstance(document, Finding):
            raise ContentError((document,))
        self.entry = entry
        self.text = text
        self._document = document
        self._settings = Settings(dataset.site, dataset.divisions, dataset.schemes, dataset.topics)

    @property
    def withdrawn(self) -> frozenset[str]:
        """The paths that are withdrawn already."""
        return frozenset(each.path for each in entries(self.entry.report.withdrawals).values())

    def steps(self, path: str) -> DocPath:
        """The way to a place of the file; of the only item of a list, to the list.

        Raises:
            GeneratorError: the file has no such place, or it is needed for the report to be one.
        """
        if path in self.withdrawn:
            return tuple(path.split("."))
        known = {dotted(each): each for each in self._document.places if each}
        if path not in known:
            near = difflib.get_close_matches(path, known, n=3)
            hint = f"是不是 {'、'.join(near)}？" if near else "写成 spending.total.executed 的样子"
            raise GeneratorError(f"{self.entry.file} 里没有“{path[:80]}”这个位置。{hint}")
        steps = known[path]
        if steps[0] == "withdrawals" or steps[0] in _IDENTITY:
            raise GeneratorError(f"“{path}”不能单独撤下；要撤下整份报告的，不写位置")
        is_only = len(_at(self._document.tree, steps[:-1])) == 1 and self.is_item(steps)
        return steps[:-1] if is_only else steps

    def is_item(self, path: DocPath) -> bool:
        """Whether a path leads to an item of a list whose items have keys."""
        found: object = self.entry.report
        for step in path[:-1]:
            if isinstance(found, Mapping):
                found = found.get(step)
            else:
                found = getattr(found, str(step), None)
        return isinstance(found, Mapping)

    def values(self, path: DocPath) -> Iterator[str]:
        """The texts at a place and below it; of several, not days and paths, which say nothing."""
        found = tuple(_leaves(_at(self._document.tree, path)))
        known = {dotted(each) for each in self._document.places}
        is_alone = len(found) == 1
        return (each for each in found if is_alone or not (each in known or _DAY.fullmatch(each)))

    def place(self, path: DocPath) -> tuple[int, int]:
        """Line and column of a value."""
        return self._document.places[path]

    def tried(self, text: str) -> Tried:
        """Another text of this file as the loader would judge it."""
        file = self.entry.file
        document = read_tree(text.encode(), file)
        if isinstance(document, Finding):
            return Tried(text, (document,), None)
        report = model_from(Shape(Report), document, file)
        if isinstance(report, tuple):
            return Tried(text, report, None)
        findings = (
            *unpublishable(document, text, file),
            *at_odds(report, self._settings, document, file),
        )
        wrong = in_file_order(tuple(each for each in findings if each.level is Level.ERROR))
        entry = replace(self.entry, report=report, places=document.places)
        return Tried(text, wrong, None if wrong else entry)


def _at(tree: Tree, path: DocPath) -> Tree:
    for step in path:
        tree = tree[step]  # type: ignore[index]  # found in this tree before
    return tree


def _leaves(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
        return
    for each in tree.values() if isinstance(tree, dict) else tree:
        yield from _leaves(each)
