"""核对: the form, what it sends, and what comes back."""

from __future__ import annotations

from generator.desk.remarks import agenda
from tests.desk.office import REPORT, Office, with_spent
from tests.intake.making import as_docx


def test_an_error_stands_at_its_field_with_a_way_out(office: Office) -> None:
    text = office.file().read_text(encoding="utf-8")
    office.file().write_text(with_spent(text, "3O5.21"), encoding="utf-8")
    answer = office.get(f"/report/{REPORT}")

    assert "先看这些：还有 1 处" in answer.text
    at = answer.text.index('id="spending.total.executed"')
    assert "要改：" in answer.text[at : at + 1500]
    assert "不是金额" in answer.text[at : at + 1500]


def test_a_saved_value_is_shown_and_compared_at_once(office: Office) -> None:
    answer = office.save("spending.total.executed", "400.00", part="spending")

    assert answer.status == 303
    page = office.get(answer.location.partition("#")[0]).text
    assert 'value="400.00"' in page
    assert "400.00" in page[page.index('id="comparisons"') :]


def test_a_refused_value_stays_in_its_box(office: Office) -> None:
    before = office.file().read_bytes()
    answer = office.save("spending.total.executed", "四百<b>", part="spending")

    assert answer.status == 422
    assert 'value="四百&lt;b&gt;"' in answer.text
    assert "没有保存" in answer.text
    assert office.file().read_bytes() == before


def test_two_windows_do_not_write_over_each_other(office: Office) -> None:
    old = office.digest()
    first = office.save("spending.total.executed", "305.30")
    second = office.save("spending.total.initial_budget", "311.00", digest=old, part="spending")

    assert (first.status, second.status) == (303, 409)
    assert "别处改过" in second.text
    assert 'value="311.00"' in second.text
    assert "305.30" in office.file().read_text(encoding="utf-8")
    assert "311.00" not in office.file().read_text(encoding="utf-8")


def test_what_says_which_report_it_is_cannot_be_edited(office: Office) -> None:
    page = office.get(f"/report/{REPORT}?part=basic").text
    at = page.index('id="code"')

    assert '<input name="value"' not in page[at : page.index("</article>", at)]
    assert office.save("code", "990102").status == 422


def test_an_original_is_taken_only_if_it_is_that_file(office: Office) -> None:
    answer = office.send(f"/original/{REPORT}", "a.docx", as_docx(["x"]), {})

    assert answer.status == 409
    assert "不是录这份报告时用的那个文件" in answer.text
    assert office.post(f"/original/{REPORT}", {}).status == 409


def test_a_report_that_is_not_there_is_said_so(office: Office) -> None:
    for name in ("none/2024", "../site", REPORT.upper(), f"{REPORT}/"):
        assert office.get(f"/report/{name}").status in {404, 409}


def test_a_file_that_cannot_be_read_at_all_is_still_told(office: Office) -> None:
    office.file().write_text("a: [", encoding="utf-8")
    answer = office.get(f"/report/{REPORT}")

    assert answer.status == 200
    assert "整份文件的问题" in answer.text
    assert agenda("a: [") == ()
    office.file().write_bytes(b"\xff\xfe")
    assert office.get(f"/report/{REPORT}").status == 409
    assert office.get("/").status == 200
