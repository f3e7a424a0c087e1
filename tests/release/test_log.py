from __future__ import annotations

import pytest

from generator.release import log as logs
from generator.release.log import Log
from generator.release.manifest import FileLine, manifest


def a_log(*releases: int) -> Log:
    log: Log = ()
    for number in releases:
        shown = manifest(number, "2026-01-31", "", [FileLine("a", 1, f"{number}" * 64)])
        log = logs.published(
            log, shown, (f"m{number}", f"p{number}"), logs.Told(("b/", "a/"), "按时")
        )
    return log


def test_reading_undoes_writing() -> None:
    log = logs.rolled_back(a_log(1, 2, 3), 2, "第三次有误")

    assert logs.decoded(logs.encoded(log)) == (log, 0)
    assert logs.decoded(b"") == ((), 0)


def test_later_entries_leave_earlier_bytes_as_they_are() -> None:
    earlier, later = logs.encoded(a_log(1)), logs.encoded(a_log(1, 2))

    assert later.startswith(earlier)


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        (1, "按时", "迟了"),
        (2, '"release":2', '"release":9'),
        (2, '"entry":2', '"entry":3'),
        (3, '"action":"publish"', '"action": "publish"'),
        (3, '"note"', '"nota"'),
    ],
)
def test_a_changed_line_is_found_at_the_latest_in_the_next(line: int, old: str, new: str) -> None:
    lines = logs.encoded(a_log(1, 2, 3, 4)).decode().split("\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)

    found, wrong = logs.decoded("\n".join(lines).encode())

    assert line <= wrong <= line + 1
    assert len(found) == wrong - 1


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_line_taken_out_is_found(gone: int) -> None:
    lines = logs.encoded(a_log(1, 2, 3, 4)).decode().splitlines(keepends=True)
    del lines[gone - 1]

    assert logs.decoded("".join(lines).encode())[1] == gone


@pytest.mark.parametrize("tail", ["x", "\n", "{}\n"])
def test_what_follows_the_last_line_is_no_entry(tail: str) -> None:
    assert logs.decoded(logs.encoded(a_log(1)) + tail.encode())[1] == 2


def test_a_line_that_was_cut_off_is_wrong() -> None:
    assert logs.decoded(logs.encoded(a_log(1, 2))[:-20])[1] == 2


def test_a_return_names_the_release_and_its_digests_again() -> None:
    log = logs.rolled_back(a_log(1, 2), 1, "")

    assert (log[-1].action, log[-1].release, log[-1].manifest) == ("rollback", 1, "m1")
    assert log[-1].previous == log[1].digest
    assert logs.of_release(log, 1) == log[0]


def test_the_next_release_follows_the_last_published_and_not_the_one_shown() -> None:
    last = logs.last_published(logs.rolled_back(a_log(1, 2), 1, ""))

    assert last is not None
    assert last.release == 2
    assert logs.last_published(()) is None


def test_what_was_removed_stands_in_order() -> None:
    assert a_log(1)[0].removed == ("a/", "b/")
