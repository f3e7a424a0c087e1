"""Every way to fail is a Chinese sentence, and nothing outside the site is served."""

from __future__ import annotations

import re

import pytest
from markupsafe import escape

from generator.desk import app
from tests.desk.office import REPORT, Office

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


def test_the_home_page_lists_every_report(office: Office) -> None:
    answer = office.get("/")

    assert answer.status == 200
    assert answer.text.count("查看和修改</a>") == 7
    assert "可以发布" in answer.text


@pytest.mark.parametrize(
    "path", ["/nowhere", "/assets/../app.py", "/assets/none.css", "/progress/LOOK"]
)
def test_what_is_not_there_says_so(office: Office, path: str) -> None:
    answer = office.get(path)

    assert answer.status == 404
    assert "没有这个页面" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/preview/../content/site.yml",
        "/preview/..%2fcontent/site.yml",
        "/preview/..\\..\\content\\site.yml",
        "/preview//etc/passwd",
        "/preview/C:/windows/win.ini",
        "/preview/a/../../../content/site.yml",
        "/preview/link/site.yml",
        "/preview/\x00",
    ],
)
def test_nothing_outside_the_site_is_served(office: Office, path: str) -> None:
    site = office.desk.folders.site
    site.mkdir(parents=True)
    (site / "index.html").write_text("home", encoding="utf-8")
    (site / "link").symlink_to(office.desk.content)
    answer = office.get(path)

    assert answer.status == 404
    assert "sponsor" not in answer.text


def test_a_folder_of_the_site_is_its_page(office: Office) -> None:
    site = office.desk.folders.site
    (site / "a").mkdir(parents=True)
    (site / "a" / "index.html").write_text("here", encoding="utf-8")
    (site / "404.html").write_text("lost", encoding="utf-8")

    assert office.get("/preview/a/").text == "here"
    assert office.get("/preview/a").headers["Location"].endswith("/preview/a/")
    assert (office.get("/preview/b/").status, office.get("/preview/b/").text) == (404, "lost")


def test_a_defect_shows_no_traceback(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ValueError("secret")

    monkeypatch.setattr(app, "overview", broken)
    answer = office.get("/")

    assert answer.status == 500
    assert "程序的缺陷" in answer.text
    assert "Traceback" not in answer.text
    assert "secret" not in answer.text
    assert "secret" in (office.desk.drawer.root / "defect.txt").read_text(encoding="utf-8")


def test_settings_that_cannot_be_read_are_told(office: Office) -> None:
    (office.desk.content / "site.yml").write_text(f"a: {HOSTILE}", encoding="utf-8")
    answer = office.get("/")

    assert answer.status == 409
    assert "site.yml" in answer.text
    assert "<script>alert" not in answer.text


def test_hostile_words_are_shown_and_do_nothing(office: Office) -> None:
    text = office.file().read_text(encoding="utf-8")
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    changed = re.sub(
        r"(?m)^(\s+(?:- |\w+: ))(?=\S)[^\n#]*$", lambda each: f'{each[1]}"{quoted}"', text
    )
    remark = f"  # 来源：第1段 “{HOSTILE}”；把握：低；请核对：{HOSTILE}"
    changed = changed.replace(f'"{quoted}"\n', f'"{quoted}"{remark}\n')
    office.file().write_text(
        f"{changed}\n# ---- 需要人来定的 ----\n# 1. {HOSTILE}\n", encoding="utf-8"
    )
    pages = [office.get("/").text, office.get(f"/report/{REPORT}").text]
    parts = re.findall(r"part=(\w+)", pages[1])
    pages += [office.get(f"/report/{REPORT}?part={part}").text for part in parts]
    pages.append(office.save("spending.total.executed", f"{HOSTILE}x").text)

    assert len(parts) > 10
    assert sum(str(escape("<script>alert(1)</script>")) in page for page in pages) > 10
    for page in pages:
        assert page.count("<script") == page.count('<script src="/assets/desk.js" defer>') == 1
        assert "<img" not in page
        assert "{{7*7}}" in page or "49" not in page
