"""The addresses of the desk. Each way to fail is a Chinese sentence; none shows a traceback."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final

import bottle

from generator.desk import route_agree, route_bring, route_look, route_out, route_undo
from generator.desk.answers import html
from generator.desk.desk import Desk
from generator.desk.overview import overview
from generator.desk.pages import ASSETS, page, sentence_page
from generator.errors import ContentError, GeneratorError

_SHARED: Final = ASSETS.parents[1] / "theme" / "assets"
_FILES: Final = {
    "desk.css": ASSETS / "desk.css",
    "desk.js": ASSETS / "desk.js",
    "disclose.css": _SHARED / "disclose.css",
    "favicon.svg": _SHARED / "favicon.svg",
}
_LARGEST_FORM: Final = 1_000_000
_NOT_HERE: Final = "没有这个页面。请回首页再选一次。"
_DEFECT: Final = "这是程序的缺陷，不是您做错了。内容没有动。请把 {file} 发给维护者。"
_SENTENCES: Final = {
    404: _NOT_HERE,
    405: "这个地址不能这样用。请回首页再选一次。",
    413: "填写的内容太长，没有保存。",
}

Handler = Callable[..., Any]  # what bottle takes: text, bytes or its response
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]  # as WSGI declares it


def application(desk: Desk) -> Application:
    """The WSGI application of a desk; the guard stands before it."""
    bottle.BaseRequest.MEMFILE_MAX = _LARGEST_FORM
    app = bottle.Bottle()
    app.install(_plain(desk))
    for code in (400, 404, 405, 413, 500):
        app.error_handler[code] = _error_page
    app.get("/", callback=lambda: html(page("home", rows=overview(desk), jobs=desk.jobs)))
    app.get("/assets/<name>", callback=_asset)
    app.get("/progress/<kind:re:[a-z]+>", callback=lambda kind: _progress(desk, kind))
    app.get("/preview/<address:path>", callback=lambda address: _previewed(desk, address))
    app.get("/preview/", callback=lambda: _previewed(desk, ""))
    for routes in (route_bring, route_look, route_out, route_undo, route_agree):
        routes.add(app, desk)
    return app  # type: ignore[no-any-return]  # bottle has no annotations


def _plain(desk: Desk) -> Callable[[Handler], Handler]:
    """Every way to fail becomes a page."""

    def plugin(callback: Handler) -> Handler:
        @wraps(callback)
        def answered(*arguments: object, **named: object) -> object:
            try:
                return callback(*arguments, **named)
            except bottle.HTTPResponse:
                raise
            except ContentError as error:
                return html(page("findings", findings=error.findings, title=str(error)), 409)
            except GeneratorError as error:
                return html(sentence_page(str(error), "没有做成"), 409)
            except OSError as error:
                said = f"{error.filename or '文件'} 打不开或写不进（{error.strerror}）。"
                return html(sentence_page(said, "没有做成"), 409)
            except Exception:  # noqa: BLE001  # the last resort: noted for the maintainer
                said = _DEFECT.format(file=desk.drawer.keep_defect())
                return html(sentence_page(said, "程序出错"), 500)

        return answered

    return plugin


def _error_page(error: Any) -> str:  # bottle has no annotations
    bottle.response.content_type = "text/html; charset=utf-8"
    return sentence_page(_SENTENCES.get(error.status_code, "这次请求没有看懂，什么也没有动。"))


def _asset(name: str) -> object:
    path = _FILES.get(name)
    return _file(path) if path is not None else bottle.HTTPError(404)


def _previewed(desk: Desk, address: str) -> object:
    path = desk.preview.file(address)
    if path is None:
        missing = desk.preview.file("404.html")
        return _file(missing, 404) if missing else bottle.HTTPError(404)
    if path.name == "index.html" and address and not address.endswith(("/", "index.html")):
        return bottle.redirect(f"/preview/{address}/", 303)
    return _file(path)


def _file(path: Path, status: int = 200) -> object:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind in {"application/javascript", "image/svg+xml"}:
        kind += "; charset=utf-8"
    return bottle.HTTPResponse(path.read_bytes(), status, **{"Content-Type": kind})


def _progress(desk: Desk, kind: str) -> object:
    job = desk.jobs.last(kind)
    told = {"stage": job.stage.value if job else "", "lines": list(job.lines) if job else []}
    body = json.dumps(told, ensure_ascii=False)
    return bottle.HTTPResponse(body, 200, **{"Content-Type": "application/json; charset=utf-8"})
