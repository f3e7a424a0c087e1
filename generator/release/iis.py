"""The settings of IIS for a published site."""

from __future__ import annotations

from pathlib import PureWindowsPath
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from generator.release.serving import (
    FEED_TYPE,
    NOT_FOUND,
    SECURITY,
    TYPES,
    Place,
    filled,
    with_charset,
)

_SITE: Final = "网站名"
_DAY_FOLDERS: Final = ("search/grams", "search/texts", "explore/reports", "explore/projects")
_DAY_FILES: Final = ("amounts", "entities", "homophones", "traditional")

_SNIPPET: Final = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- 谁主管谁公开：IIS 的设置，写法与 web.config 相同。
     把 location 各段放进 C:\\Windows\\System32\\inetsrv\\config\\applicationHost.config，
     在 </configuration> 之前；“网站名”换成 IIS 管理器里的名字。
     不要在 current 里放 web.config：那里多一个文件，disclose verify 会指出，下次发布也不会带过去。
     网站（或者虚拟目录 @BASE@）的物理路径是 @CURRENT@，切换发布不用重启。
     让数据和搜索的文件也压缩，以管理员身份各运行一次：
@PACKABLE@ -->
<configuration>
  <location path=@ROOT@>
    <system.webServer>
      <directoryBrowse enabled="false" />
      <defaultDocument enabled="true">
        <files>
          <clear />
          <add value="index.html" />
        </files>
      </defaultDocument>
      <urlCompression doStaticCompression="true" />
      <staticContent>
        <clientCache cacheControlMode="DisableCache" />
@TYPES@
      </staticContent>
      <httpErrors errorMode="Custom" existingResponse="Replace" defaultResponseMode="File">
        <clear />
        <error statusCode="403" path=@NOT_FOUND@ responseMode="File" />
        <error statusCode="404" path=@NOT_FOUND@ responseMode="File" />
      </httpErrors>
      <httpProtocol>
        <customHeaders>
          <clear />
@HEADERS@
        </customHeaders>
      </httpProtocol>
    </system.webServer>
  </location>
  <!-- 浏览器带着版本号来要，版本变了会另要。 -->
@DAYS@
</configuration>
"""

_DAY: Final = """\
  <location path=@PATH@>
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="1.00:00:00" />
      </staticContent>
    </system.webServer>
  </location>"""


def iis(place: Place) -> str:
    """Sections of `applicationHost.config`."""
    root = f"{_SITE}{place.base.rstrip('/')}"
    current = PureWindowsPath(place.folder) / "current"
    days = (*_DAY_FOLDERS, *(f"search/{name}.json" for name in _DAY_FILES))
    packable = ("application/json", "application/octet-stream", FEED_TYPE)
    words = {
        "BASE": place.base,
        "CURRENT": escape(str(current)),
        "PACKABLE": "\n".join(f"     {_compress(kind)}" for kind in packable),
        "ROOT": quoteattr(root),
        "TYPES": "\n".join(_type(end, kind) for end, kind in TYPES.items()),
        "NOT_FOUND": quoteattr(str(current / NOT_FOUND)),
        "HEADERS": "\n".join(
            f"          <add name={quoteattr(name)} value={quoteattr(value)} />"
            for name, value in SECURITY.items()
        ),
        "DAYS": "\n".join(filled(_DAY, {"PATH": quoteattr(f"{root}/{path}")}) for path in days),
    }
    return filled(_SNIPPET, words)


def _compress(kind: str) -> str:
    return (
        "%windir%\\system32\\inetsrv\\appcmd set config -section:httpCompression "
        f"/+\"staticTypes.[mimeType='{kind}',enabled='true']\" /commit:apphost"
    )


def _type(end: str, kind: str) -> str:
    shown = quoteattr(with_charset(kind))
    name = quoteattr(f".{end}")
    return (
        f"        <remove fileExtension={name} />\n"
        f"        <mimeMap fileExtension={name} mimeType={shown} />"
    )
