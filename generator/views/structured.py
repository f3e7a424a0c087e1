"""What pages say to programs: schema.org descriptions of the report and of the data.

Values only: how they are written into a page, the templates know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.model.agency import full_name
from generator.model.edition import Edition
from generator.model.site import Site
from generator.views import address
from generator.views.data_table import DataFile
from generator.views.source import Source

Described = Mapping[str, object]

_CONTEXT: Final = "https://schema.org"
_MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def report_description(source: Source, description: str) -> Described:
    """The report of a page: who wrote it, which year and place it is about, its files."""
    report, entry = source.report, source.entry
    site = source.edition.dataset.site
    original = report.provenance.original_address
    is_online = isinstance(original, str) and original.startswith(("http://", "https://"))
    return {
        "@context": _CONTEXT,
        "@type": "Report",
        "name": report.title,
        "description": description,
        **_url(site, source.page),
        "inLanguage": "zh-CN",
        "author": {"@type": "Organization", "name": full_name(report.agency)},
        **_publisher(site),
        "temporalCoverage": report.year,
        "spatialCoverage": {
            "@type": "Place",
            "name": entry.division.name,
            "identifier": entry.division.code,
        },
        "dateModified": report.provenance.checked_on,
        "version": entry.digest[:12],
        **({"isBasedOn": original} if is_online else {}),
        "encoding": [
            {"@type": "MediaObject", **_file(site, source.page, file)}
            for file in address.report_files(entry, site)
        ],
    }


def data_description(edition: Edition, files: Sequence[DataFile], description: str) -> Described:
    """The data set of the site with all its files."""
    site = edition.dataset.site
    years = edition.dataset.years
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": f"{site.title}：开放数据",
        "description": description,
        **_url(site, address.DATA),
        "inLanguage": "zh-CN",
        **_publisher(site),
        **({"temporalCoverage": f"{years[-1]}/{years[0]}"} if years else {}),
        "spatialCoverage": {"@type": "Place", "name": "中国"},
        "dateModified": site.as_of,
        "isAccessibleForFree": True,
        "distribution": list(_distribution(site, files)),
    }


def _distribution(site: Site, files: Sequence[DataFile]) -> Iterator[Described]:
    for file in files:
        yield {
            "@type": "DataDownload",
            "name": file.table.title,
            "contentSize": f"{file.size} B",
            **_file(site, address.DATA, file.path),
        }


def _file(site: Site, page: str, path: str) -> Described:
    """A file's address, full where the site has one, and its media type."""
    root = address.absolute(address.HOME, site)
    href = f"{root}{path}" if root else address.file_href(page, path)
    return {"contentUrl": href, "encodingFormat": _MEDIA_TYPES[path.rpartition(".")[2]]}


def _url(site: Site, page: str) -> Described:
    url = address.absolute(page, site)
    return {"url": url} if url else {}


def _publisher(site: Site) -> Described:
    return {
        "publisher": {"@type": "Organization", "name": site.sponsor},
        "license": {"@type": "CreativeWork", "name": site.licence},
    }
