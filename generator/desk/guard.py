"""Who may ask, and how much: asked before anything of the desk runs.

The server answers on the loopback address only. Other programs and other web pages on the same
computer can still reach it, so every request must carry the token of this start (in the address
once, then in a cookie), name this host (a foreign name that resolves here is refused), and, where
it changes something, come from a page of this server.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from generator.desk.pages import sentence_page

LARGEST_BODY: Final = 31_000_000
"""Bytes of one request: the largest original, and the form around it."""

# Icons of the site builder's style sheet are images that stand in its text.
_POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    # Not `no-referrer`: then browsers would send `Origin: null` with the forms.
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)
_KEY: Final = "key"
_METHODS: Final = frozenset({"GET", "HEAD", "POST"})
_LOST: Final = (
    "这个页面只给本机打开它的人用。请回到启动时的窗口，照里面的网址重新打开；"
    "窗口已经关了的，再双击一次“开始”。"
)

Environ = dict[str, Any]  # as WSGI declares it
Start = Callable[..., Any]  # as WSGI declares it
Application = Callable[[Environ, Start], Iterable[bytes]]


class Guard:
    """A WSGI application in front of another one."""

    def __init__(self, inner: Application, token: str, port: int) -> None:
        self._inner = inner
        self._token = token
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self._cookie = f"disclose-desk-{port}"

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Refuse, let in by the address, or hand on."""

        def with_headers(status: str, headers: list[tuple[str, str]], *rest: object) -> object:
            given = {name.lower() for name, _ in headers}
            return start(
                status,
                [*headers, *(each for each in HEADERS if each[0].lower() not in given)],
                *rest,
            )

        refusal = self._refusal(environ)
        if refusal:
            return _answer(with_headers, *refusal)
        if self._is_given(environ):
            return self._let_in(environ, with_headers)
        if not self._is_known(environ):
            return _answer(with_headers, "403 Forbidden", _LOST)
        return self._inner(environ, with_headers)

    def _refusal(self, environ: Environ) -> tuple[str, str] | None:
        method = environ["REQUEST_METHOD"]
        if environ.get("HTTP_HOST", "") not in self._hosts:
            return "403 Forbidden", _LOST
        if method not in _METHODS:
            return "405 Method Not Allowed", "这个地址不能这样用。"
        if method == "POST" and environ.get("HTTP_ORIGIN", "") not in {
            f"http://{host}" for host in self._hosts
        }:
            return "403 Forbidden", "这个操作不是从办公页面里点的，没有执行。"
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return (
                "413 Content Too Large",
                "文件太大（超过 30 MB），没有读。请删去图片，另存一份再选。",
            )
        return None

    def _is_given(self, environ: Environ) -> bool:
        query = dict(parse_qsl(environ.get("QUERY_STRING", "")))
        return environ["REQUEST_METHOD"] != "POST" and self._is_token(query.get(_KEY, ""))

    def _is_known(self, environ: Environ) -> bool:
        try:
            found = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(self._cookie)
        except CookieError:
            return False
        return found is not None and self._is_token(found.value)

    def _is_token(self, text: str) -> bool:
        return hmac.compare_digest(text.encode("utf-8", "replace"), self._token.encode())

    def _let_in(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """The token moves from the address into a cookie, out of history and referrers."""
        cookie = f"{self._cookie}={self._token}; Path=/; HttpOnly; SameSite=Strict"
        raw = str(environ.get("PATH_INFO", "/")).encode("latin-1", "replace")
        to = f"/{quote(raw).lstrip('/')}"
        start("303 See Other", [("Location", to), ("Set-Cookie", cookie), ("Content-Length", "0")])
        return [b""]


def _answer(start: Start, status: str, sentence: str) -> Iterable[bytes]:
    body = sentence_page(sentence).encode()
    start(
        status,
        [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))],
    )
    return [body]
