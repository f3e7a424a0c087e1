"""The settings of Caddy for a published site."""

from __future__ import annotations

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
# 谁主管谁公开：Caddy 的设置。放进 /etc/caddy/Caddyfile，运行 caddy validate，再运行 caddy reload。
# 已有这个网站的，只把两条虚线之间的部分放进去。
# 网站在 @FOLDER@/current：切换发布不用重新加载。写域名的，Caddy 会自己申请证书；不要的写成 http://域名。
@HOST@ {
	# ---- 从这里 ----
@ENTRANCE@	handle_path @BASE@* {
		root * "@FOLDER@/current"
		# 数据和搜索的文件没有压缩过，由服务器压缩。
		encode gzip {
			match {
@PACKABLE@
			}
		}
		# 名字以点开头的文件不给人看。
		@hidden path_regexp (^|/)\\.
		error @hidden 404
@HEADERS@
@TYPES@
		@feed path */@FEED@ /@FEED@
		header @feed Content-Type "@FEED_TYPE@"
		# 浏览器带着版本号来要，版本变了会另要。
		@day path_regexp ^/(?:@VERSIONED@)$
		header @day Cache-Control "@DAY@"
		# 内容变了，名字也变。
		@forever path_regexp ^/(?:@HASHED@)$
		header @forever Cache-Control "@FOREVER@"
		header ?Cache-Control "@REVALIDATE@"
		file_server
	}
	handle_errors {
		@here path @BASE@*
		handle @here {
			root * "@FOLDER@/current"
			rewrite * /@NOT_FOUND@
			header Content-Type "text/html; charset=utf-8"
			header Cache-Control "@REVALIDATE@"
			file_server {
				status 404
			}
		}
	}
	# ---- 到这里 ----
}
"""


def caddy(place: Place) -> str:
    """A site of a Caddyfile."""
    entrance = place.base.rstrip("/")
    packable = sorted({TYPES[each] for each in TYPES.keys() - PACKED} | {FEED_TYPE})
    words = {
        "FOLDER": place.folder,
        "HOST": place.host or ":80",
        "BASE": place.base,
        "ENTRANCE": f"\tredir {entrance} {place.base} 301\n" if entrance else "",
        "PACKABLE": "\n".join(f"\t\t\t\theader Content-Type {kind}*" for kind in packable),
        "HEADERS": "\n".join(f'\t\theader {name} "{value}"' for name, value in SECURITY.items()),
        "TYPES": "\n".join(
            f'\t\t@{end} path *.{end}\n\t\theader @{end} Content-Type "{with_charset(kind)}"'
            for end, kind in TYPES.items()
        ),
        "FEED": FEED,
        "FEED_TYPE": with_charset(FEED_TYPE),
        "VERSIONED": VERSIONED,
        "HASHED": HASHED,
        "DAY": Cache.DAY.value,
        "FOREVER": Cache.FOREVER.value,
        "REVALIDATE": Cache.REVALIDATE.value,
        "NOT_FOUND": NOT_FOUND,
    }
    return filled(_SNIPPET, words)
