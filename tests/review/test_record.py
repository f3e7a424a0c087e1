"""A decision is written at the end of the file, for the bytes that were signed for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import ContentError, GeneratorError
from generator.load.yaml_tree import Document, read_tree
from generator.model.review import Outcome
from generator.review.record import Decision, recorded
from tests.reviewing import reviewed

EDITION, ENTRY = reviewed()
AGREED = Decision(ENTRY.digest[:12], "2024-09-01", "办公室", Outcome.AGREED)


def recording(before: str = "", /, **changes: object) -> str:
    decision = replace(AGREED, **changes)  # type: ignore[arg-type]  # fields of a decision
    return recorded(before, EDITION.dataset, ENTRY, decision, "content")


def tree(text: str) -> dict[str, dict[str, str]]:
    document = read_tree(text.encode(), "f")
    assert isinstance(document, Document)
    assert isinstance(document.tree, dict)
    return document.tree  # type: ignore[return-value]  # records of texts


def test_the_first_record_makes_the_file() -> None:
    text = recording()

    assert text.startswith("# 送审记录")
    assert tree(text) == {
        "hebei-shijiazhuang-p130110-2024-1": {
            "address": "hebei/shijiazhuang/p130110/2024",
            "digest": ENTRY.digest,
            "reviewed_on": "2024-09-01",
            "reviewed_by": "办公室",
            "outcome": "同意公开",
        }
    }


@pytest.mark.parametrize("end", ["\n", ""])
def test_what_stands_there_stays_to_the_byte(end: str) -> None:
    before = recording().replace("-1:", "-7:").rstrip("\n") + end
    after = recording(before, outcome=Outcome.REFUSED, text="a: b # c")

    assert after.startswith(before)
    assert len(tree(after)) == 2
    assert list(tree(after).values())[1]["text"] == "a: b # c"


def test_a_key_is_not_taken_twice() -> None:
    edition, entry = reviewed({})
    key = "hebei-shijiazhuang-p130110-2024-1"
    dataset = replace(edition.dataset, reviews={key: edition.dataset.reviews["r0"]})

    assert "p130110-2024-2:\n" in recorded("", dataset, entry, AGREED, "content")


@pytest.mark.parametrize("digest", ["0" * 64, "0" * 12, ENTRY.digest[:11] + "g"])
def test_a_sheet_of_other_bytes_is_not_recorded(digest: str) -> None:
    with pytest.raises(GeneratorError, match="送审以后又改过，没有登记"):
        recording(digest=digest)


def test_a_digest_too_short_to_tell_is_refused() -> None:
    with pytest.raises(GeneratorError, match="至少前 12 位"):
        recording(digest=ENTRY.digest[:11])


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"reviewed_on": "昨天"}, "date-not-iso"),
        ({"reviewed_by": "王主任"}, "review-by-a-person"),
        ({"text": "两\n行"}, "text-not-one-line"),
    ],
)
def test_what_the_next_run_would_refuse_is_not_written(
    changes: dict[str, object], rule: str
) -> None:
    with pytest.raises(ContentError) as refused:
        recording(**changes)

    assert [each.rule for each in refused.value.findings] == [rule]


def test_a_file_that_is_damaged_is_left_alone() -> None:
    with pytest.raises(ContentError):
        recording("a: [\n")
