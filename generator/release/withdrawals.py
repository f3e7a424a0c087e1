"""What content says is withdrawn, against what the log of a publish folder says already.

What is in the content and not in the log is still to be done: so whatever stops a withdrawal, the
next run that publishes finishes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.errors import OutputError
from generator.model.edition import Edition
from generator.release import log as logs
from generator.release.log import Log, Withdrawn
from generator.release.published import addresses_of
from generator.release.target import Target, number_of
from generator.views.withdrawn import all_taken

_INDEX: Final = "index.html"

Identity: TypeAlias = tuple[str, ...]
"""A report wherever it stands: code, year, department and kind, as the list of reports has them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Something withdrawn, and the identity of its report: its address may have been another."""

    told: Withdrawn
    identity: Identity = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """What a release is the first to withdraw, and what it shows again."""

    withdrawn: tuple[Withdrawn, ...]
    returned: tuple[str, ...]


def withdrawn_in(edition: Edition) -> tuple[Asked, ...]:
    """Everything that content says is withdrawn."""
    return tuple(
        Asked(Withdrawn(f"{each.page}/", each.path, each.on, each.ground.value), each.identity)
        for each in all_taken(edition)
    )


def pending(log: Log, said: Iterable[Withdrawn]) -> Pending:
    """What the log does not know yet of what content says, and what content says no more."""
    known = logs.withdrawn(log)
    now = {(each.report, each.path): each for each in said}
    new = tuple(each for at, each in sorted(now.items()) if at not in known)
    whole = {each.report for each in now.values() if not each.path}
    gone = (each for at, each in known.items() if at not in now and each.report not in whole)
    return Pending(new, tuple(sorted(logs.place(each) for each in gone)))


def is_pending(target: Target, edition: Edition) -> bool:
    """Whether publishing this edition withdraws something."""
    log = target.log(target.current) if target.current else ()
    return bool(pending(log, (each.told for each in withdrawn_in(edition))).withdrawn)


def refuse_returned(found: Pending, *, is_allowed: bool) -> None:
    """Stop where something that was withdrawn would be shown again, unless that is meant.

    Raises:
        OutputError: content has lost the record of a withdrawal.
    """
    if found.returned and not is_allowed:
        raise OutputError(
            f"发布记录写明已撤下，内容里却没有了撤下记录：{'、'.join(found.returned)}。没有发布。"
            "把撤下记录写回 withdrawn.yml 或报告的 withdrawals；"
            "确实可以重新公布的，加 --allow-removals，会写进发布记录"
        )


def holding(target: Target, asked: Iterable[Asked]) -> tuple[int, ...]:
    """The kept releases that hold what is withdrawn, by number.

    Every release with the report is one, whatever stood at the place then: a value that was
    corrected later is as little to be shown as the last one. What a release itself was made
    without is known by its log.
    """
    asked = tuple(asked)
    return tuple(number_of(name) for name in target.names if asked and _holds(target, name, asked))


def _holds(target: Target, name: str, asked: Sequence[Asked]) -> bool:
    folder = target.folder(name)
    without = logs.withdrawn(_own_log(target, name))
    there = addresses_of(folder)
    for each in asked:
        report, path = each.told.report, each.told.path
        is_gone = (report, path) in without or (report, "") in without
        if not is_gone and (each.identity in there or (folder / report / _INDEX).is_file()):
            return True
    return False


def _own_log(target: Target, name: str) -> Log:
    """The log up to the line with which a release was made."""
    log = target.log(name)
    number = number_of(name)
    made = next((each.entry for each in log if each.release == number), 0)
    return log[:made]
