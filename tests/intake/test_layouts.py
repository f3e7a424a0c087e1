"""Ten layouts that no real report has: the same goal, on reports whose every figure is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.intake.files import open_original
from generator.intake.passage import folded
from generator.intake.reader import Read, read
from tests.content.test_transcription import texts
from tests.corpus import clean_report
from tests.intake.layouts import LAYOUTS, Layout, Printed, printed
from tests.intake.making import FORMATS, written
from tests.intake.measure import Measured, measure, names_of
from tests.intake.truth import settings

SEEDS = {"md": range(1, 9), "docx": range(1, 4), "pdf": range(1, 3)}

# Values printed by all seeds of a format. All of them are to be read, none wrongly.
PINNED = {
    "河北式分句": {"md": 562, "docx": 175, "pdf": 137},
    "湖南式段落": {"md": 562, "docx": 175, "pdf": 137},
    "简短总结": {"md": 562, "docx": 175, "pdf": 137},
    "全是表格": {"md": 735, "docx": 233, "pdf": 183},
    "元和千分位": {"md": 562, "docx": 175, "pdf": 137},
    "分部分": {"md": 562, "docx": 175, "pdf": 137},
    "全角数字": {"md": 562, "docx": 175, "pdf": 137},
    "没有编号": {"md": 721, "docx": 230, "pdf": 180},
    "逐项列出": {"md": 562, "docx": 175, "pdf": 137},
    "文字加表": {"md": 629, "docx": 195, "pdf": 153},
}


def measured(seed: int, layout: Layout, kind: str, folder: Path) -> Measured:
    tree = clean_report(seed)
    out = printed(tree, layout)
    found = read(open_original(written(folder, "report", out.blocks, kind)), settings().topics)
    names = names_of(dict(texts(tree)))
    return measure(out.truth, found.draft, names, said_otherwise(found, out), tree["unit"])


def said_otherwise(found: Read, out: Printed) -> dict[tuple[str | int, ...], str]:
    """What a layout prints in words of its own: its word for the budget, and a channel's reach."""
    text = folded("".join(each for each in out.blocks if isinstance(each, str)))
    known = {("disclosure", "scope"): "向社会公开"} if "人民政府网站" in text else {}
    label = found.draft.readings.get(("budget_label",))
    if label and all(folded(word) in text for word in label.printed.split("、")):
        known["budget_label",] = label.printed
    return known


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_is_read_right(
    name: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [measured(seed, LAYOUTS[name], kind, tmp_path) for seed in SEEDS[kind]]

    right, missed = sum(each.right for each in found), sum(each.missed for each in found)
    with capsys.disabled():
        print(f"\n{name} {kind}: {right} of {right + missed}")  # noqa: T201  # the figures are shown
    wrong = [detail for each in found for detail in each.details]
    assert (wrong, right) == ([], PINNED[name][kind])
