from __future__ import annotations

import json

from generator.publish.skeletons import packed, unpacked
from generator.publish.stamp import Gap, Sections, Skeleton


def test_skeletons_come_back_as_they_were() -> None:
    gap = Gap("title", is_escaped=True)
    made = {"a": Skeleton(("甲", gap, Sections((gap, "乙"), "丙"))), "b": None}

    assert unpacked(json.loads(json.dumps(packed(made)))) == made
