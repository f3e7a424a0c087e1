"""Which report a person means: by its address, as browsers show it, or by its file."""

from __future__ import annotations

import difflib
import posixpath

from generator.errors import GeneratorError
from generator.model.dataset import Dataset, Entry
from generator.views import address


def report_named(told: str, dataset: Dataset) -> Entry:
    """The report at an address (`/a/b/2024/`, with or without the site's) or of a file's path.

    Raises:
        GeneratorError: there is no such report; names the one that is nearest.
    """
    text = told.replace("\\", "/").strip()
    home = address.absolute("", dataset.site)
    page = text.removeprefix(home).strip("/") if home else text.strip("/")
    pages = {address.report(entry, dataset.site): entry for entry in dataset.reports}
    if page in pages:
        return pages[page]
    path = posixpath.normpath(text)
    for entry in dataset.reports:
        if path == entry.file or path.endswith(f"/{entry.file}"):
            return entry
    below = {entry.file.partition("/")[2]: entry for entry in dataset.reports}
    if path in below:
        return below[path]
    near = difflib.get_close_matches(page, sorted(pages), n=1)
    hint = (
        f"是不是 /{near[0]}/？" if near else "写报告的地址，例如 /hebei/shijiazhuang/luquan/2024/"
    )
    raise GeneratorError(f"没有这份报告：{told}。{hint}")
