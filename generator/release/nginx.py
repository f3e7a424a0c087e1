"""The settings of nginx for a published site."""

from __future__ import annotations

import re
from typing import Final

from generator.release.serving import (
    FEED,
    FEED_TYPE,
    HASHED,
    NOT_FOUND,
    PACKED,
    SECURITY,
    TYPES,
    VERSIONED,
    Cache,
    Place,
    filled,
    with_charset,
)

_SNIPPET: Final = """\
# 谁主管谁公开：nginx 的设置。存为 /etc/nginx/conf.d/disclose.conf，
# 运行 nginx -t 检查，再运行 nginx -s reload。
# 已有 server 的（例如县政府门户），只把两条虚线之间的部分放进那个 server。
# 网站在 @FOLDER@/current：切换发布不用重新加载。用 https 的，把 listen 和证书照门户的写法加上。
server {
    listen 80;
    server_name @HOST@;
    # ---- 从这里 ----
    absolute_redirect off;
@ENTRANCE@    location @BASE@ {
        alias "@FOLDER@/current/";
        index index.html;
        autoindex off;
        server_tokens off;
        error_page 403 404 =404 @BASE@@NOT_FOUND@;
        # 数据和搜索的文件没有压缩过，由服务器压缩。
        gzip on;
        gzip_vary on;
        gzip_comp_level 5;
        gzip_min_length 1000;
        gzip_types @PACKABLE@;
        charset utf-8;
        charset_types @TEXTS@;
        types {
@TYPES@
        }
@ALWAYS@
        # 名字以点开头的文件不给人看。
        location ~ "@BASE@(.*/)?\\.(?!well-known/)" { return 404; }
        location ~ "/@FEED@$" {
            types { }
            default_type @FEED_TYPE@;
@ALWAYS_INNER@
        }
        # 浏览器带着版本号来要，版本变了会另要。
        location ~ "^@BASE@(?:@VERSIONED@)$" {
@DAY@
        }
        # 内容变了，名字也变。
        location ~ "^@BASE@(?:@HASHED@)$" {
@FOREVER@
        }
    }
    # ---- 到这里 ----
}
"""


def nginx(place: Place) -> str:
    """A file for `conf.d`."""
    texts = sorted({kind for kind in (*TYPES.values(), FEED_TYPE) if with_charset(kind) != kind})
    packable = {TYPES[each] for each in TYPES.keys() - PACKED} | {FEED_TYPE}
    entrance = place.base.rstrip("/")
    words = {
        "FOLDER": place.folder,
        "HOST": place.host or "_",
        "BASE": place.base,
        "ENTRANCE": f"    location = {entrance} {{ return 301 {place.base}; }}\n"
        if entrance
        else "",
        "NOT_FOUND": NOT_FOUND,
        "PACKABLE": " ".join(sorted(packable - {"text/html"})),
        "TEXTS": " ".join(kind for kind in texts if kind != "text/html"),
        "TYPES": "\n".join(f"            {kind} {end};" for end, kind in TYPES.items()),
        "ALWAYS": _headers(8, Cache.REVALIDATE),
        "ALWAYS_INNER": _headers(12, Cache.REVALIDATE),
        "DAY": _headers(12, Cache.DAY),
        "FOREVER": _headers(12, Cache.FOREVER),
        "FEED": re.escape(FEED),
        "FEED_TYPE": FEED_TYPE,
        "VERSIONED": VERSIONED,
        "HASHED": HASHED,
    }
    return filled(_SNIPPET, words)


def _headers(indent: int, cache: Cache) -> str:
    """All headers: a location that adds one has none of those around it."""
    lines = [f'add_header {name} "{value}" always;' for name, value in SECURITY.items()]
    always = " always" if cache is Cache.REVALIDATE else ""  # what is not there may be there soon
    lines.append(f'add_header Cache-Control "{cache.value}"{always};')
    return "\n".join(" " * indent + line for line in lines)
