from __future__ import annotations

from generator.desk.remarks import Remark, agenda, remarks

TEXT = """\
# 头
a: 20  # 来源：第3段 “其中“基本”支出20万元”；把握：低；请核对：同一处还有 30
b:
  # 原文，供概括（第8段）：（一）甲。
  # 原文，供概括（第9段）：（二）乙。
  c: 待核对  # 请概括
  d: 1  # 自己写的
# 原文，供概括（第10段）：丙。
e:
  summary: 待核对
f: 2  # 请核对：拟
g:
  - 一  # 来源：第1个表第2行 “一”；把握：高

# ---- 需要人来定的，按重要程度排列 ----
# 1. 一件
# 2. 两件
"""


def test_a_remark_is_read_back() -> None:
    found = remarks(TEXT)

    assert found["a",] == Remark("第3段", "其中“基本”支出20万元", "同一处还有 30")
    assert found["b", "c"].excerpts == (("第8段", "（一）甲。"), ("第9段", "（二）乙。"))
    assert found["b", "c"].is_open
    assert ("b", "d") not in found
    assert found["e", "summary"].excerpts == (("第10段", "丙。"),)
    assert found["f",].doubt == "拟"
    assert found["g", 0].where == "第1个表第2行"
    assert [path for path, each in found.items() if each.needs_look] == [
        ("a",), ("b", "c"), ("e", "summary"), ("f",),
    ]  # fmt: skip


def test_what_is_left_to_a_person_is_listed() -> None:
    assert agenda(TEXT) == ("一件", "两件")
    assert agenda("a: 1\n# 1. 不是\n") == ()
