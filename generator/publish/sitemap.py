"""The site map with dates of the content, never of the build."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from generator.model.site import Site


def sitemap(site: Site, pages: Iterable[tuple[str, str]]) -> str:
    """sitemap.xml of pages by address and date; empty where the site has no address of its own."""
    base = site.address
    if base == "未说明":
        return ""
    urls = "".join(_url(base.rstrip("/"), *page) for page in sorted(pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )


def robots(site: Site) -> str:
    """robots.txt: everything may be read; where the map is, if there is one."""
    base = site.address
    place = "" if base == "未说明" else f"Sitemap: {base.rstrip('/')}/sitemap.xml\n"
    return f"User-agent: *\nAllow: /\n{place}"


def _url(base: str, address: str, date: str) -> str:
    location = escape(f"{base}/{address}/" if address else f"{base}/")
    modified = f"<lastmod>{date}</lastmod>" if date else ""
    return f"<url><loc>{location}</loc>{modified}</url>\n"
