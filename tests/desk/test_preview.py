"""The preview: what is served, and that a build that fails leaves the earlier site."""

from __future__ import annotations

from tests.desk.office import REPORT, Office, with_spent


def test_a_build_that_fails_says_why_and_the_old_site_stays(office: Office) -> None:
    site = office.desk.folders.site
    site.mkdir(parents=True)
    (site / "index.html").write_text("old", encoding="utf-8")
    text = office.file().read_text(encoding="utf-8")
    office.file().write_text(with_spent(text, "x<b>"), encoding="utf-8")
    answer = office.post("/show", {"report": REPORT})
    office.wait("preview")
    page = office.get(answer.location).text

    assert answer.location == f"/show?report={REPORT}"
    assert "没有做成" in page
    assert "x&lt;b&gt;" in page
    assert "后来的改动还不在里面" in page
    assert office.get("/preview/").text == "old"
    assert not office.desk.preview.is_fresh
    office.desk.content_changed()
    assert office.desk.preview.job is None


def test_only_files_of_the_site_are_given(office: Office) -> None:
    site = office.desk.folders.site
    (site / "a").mkdir(parents=True)
    (site / "a" / "index.html").write_text("a", encoding="utf-8")
    preview = office.desk.preview

    assert not preview.has_site
    assert preview.file("a/") == site / "a" / "index.html"
    assert [preview.file(each) for each in ("../x", "a/../../x", "/etc/passwd", "c:\\x", "")] == [
        None
    ] * 5
