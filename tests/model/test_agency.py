from __future__ import annotations

from generator.model.agency import full_name
from tests.builders import a_report


def test_an_agency_is_called_as_it_calls_itself_in_full() -> None:
    names = {"full_name": "中共某区委网络安全和信息化委员会办公室", "short_name": "某区委网信办"}

    assert full_name(a_report(agency=names).agency) == names["full_name"]
    assert full_name(a_report(agency=names | {"full_name": "未说明"}).agency) == names["short_name"]
