"""Who may ask: only whoever has the token, from a page of this server, under this host's name."""

from __future__ import annotations

import pytest

from generator.desk.guard import LARGEST_BODY
from tests.desk.office import COOKIE, HOST, PORT, REPORT, TOKEN, Office

PAGES = [
    "/",
    "/import",
    "/publish",
    f"/report/{REPORT}",
    "/preview/",
    "/assets/desk.css",
    "/progress/look",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "cookie", ["", f"disclose-desk-{PORT}=wrong", f"other={TOKEN}", "\x00", "=;="]
)
def test_without_the_token_nothing_is_shown(office: Office, path: str, cookie: str) -> None:
    answer = office.get(path, HTTP_COOKIE=cookie)

    assert answer.status == 403
    assert "甲县" not in answer.text
    assert "只给本机" in answer.text


def test_the_token_in_the_address_becomes_a_strict_cookie(office: Office) -> None:
    answer = office.get(f"/publish?key={TOKEN}", HTTP_COOKIE="")

    assert (answer.status, answer.location) == (303, "/publish")
    assert answer.headers["Set-Cookie"] == f"{COOKIE}; Path=/; HttpOnly; SameSite=Strict"


def test_the_way_on_stays_on_this_server(office: Office) -> None:
    assert office.get(f"//evil.example/?key={TOKEN}").location == "/evil.example/"


@pytest.mark.parametrize("key", ["", "f", "é" * 48, TOKEN[:-1], TOKEN.upper()])
def test_a_wrong_token_in_the_address_is_refused(office: Office, key: str) -> None:
    assert office.get(f"/?key={key}", HTTP_COOKIE="").status == 403


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"{HOST}.evil.example",
        "",
    ],
)
def test_another_name_of_this_host_is_refused(office: Office, host: str) -> None:
    assert office.get("/", HTTP_HOST=host).status == 403
    assert office.get(f"/?key={TOKEN}", HTTP_HOST=host).status == 403


def test_localhost_is_this_host(office: Office) -> None:
    assert office.get("/", HTTP_HOST=f"localhost:{PORT}").status == 200


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "null",
        "http://evil.example",
        f"https://{HOST}",
        "http://127.0.0.1:1",
        f"http://{HOST}.evil.example",
    ],
)
def test_a_change_asked_by_another_page_is_not_made(office: Office, origin: str) -> None:
    before = office.file().read_bytes()
    fields = {"field": "spending.total.executed", "value": "1", "digest": office.digest()}
    answer = office.post(f"/report/{REPORT}", fields, HTTP_ORIGIN=origin)

    assert answer.status == 403
    assert office.file().read_bytes() == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(office: Office, method: str) -> None:
    assert office.ask({"PATH_INFO": "/"}, REQUEST_METHOD=method).status == 405


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "-1", "1e9", "十"])
def test_a_body_that_is_too_large_is_not_read(office: Office, length: str) -> None:
    answer = office.post("/import", {}, CONTENT_LENGTH=length)

    assert answer.status == 413
    assert "30 MB" in answer.text


@pytest.mark.parametrize("path", ["/", "/nowhere", "/import", f"/report/{REPORT}"])
def test_every_answer_says_what_it_may_run(office: Office, path: str) -> None:
    for answer in (office.get(path), office.get(path, HTTP_COOKIE="")):
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'self'; ")
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "<style" not in answer.text
        assert " style=" not in answer.text
        assert "onclick" not in answer.text
