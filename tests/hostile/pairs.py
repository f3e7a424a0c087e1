"""The same site with hostile texts and with harmless ones, and what differs between the two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

from generator.folders import Folders
from generator.model.edition import Edition
from generator.pipeline import build
from generator.publish.offline import offline_page
from generator.reading import edition_of
from tests.conftest import ROOT
from tests.hostile import reading
from tests.hostile.reading import Read
from tests.hostile.site import Deal, twin, written
from tests.hostile.texts import joined

# Sorted and counted by their texts, and so in another order where the texts are others.
ORDERED_BY_TEXT = re.compile(r"(?:explore|search)/[a-z-]+\.json")
_TEXT: dict[str, Callable[[str], str]] = {"attacked": str, "calm": twin}
_SIZE = re.compile(r"[0-9.,]+(?: (?:B|kB|KB|MB))?")
_OF_TEX = re.compile(r"\\(?:text([a-z]+)\{\}|([#$%&_{}]))")
_TEX_SIGNS = {"backslash": "\\", "asciitilde": "~", "asciicircum": "^"}
_DIGEST = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b")


@dataclass(frozen=True)
class Built:
    """A site, what was written into its content, and the digests that stand on its pages."""

    folders: Folders
    edition: Edition
    reports: Deal
    site: Deal

    @property
    def digests(self) -> dict[str, str]:
        """What stands for the digest of each report, so that sites can be compared."""
        shown = {}
        for number, entry in enumerate(self.edition.dataset.reports):
            content = (self.folders.content.parent / entry.file).read_bytes()
            digest = sha256(content).hexdigest()
            shown |= {digest: f"digest {number}", digest[:12]: f"digest {number}"}
        return shown


@dataclass(frozen=True)
class Pair:
    """The same site with hostile texts and with harmless ones."""

    attacked: Built
    calm: Built


def pair_made(folder: Path, texts: Sequence[str], number: int) -> None:
    """The two folders with their sites."""
    for name, text in _TEXT.items():
        _dealt(folder / name / "content", texts, text, number)
        build(_folders(folder / name), lambda _: None)


def pair_in(folder: Path, aside: Path, texts: Sequence[str], number: int) -> Pair:
    """What was made of these texts; the texts are dealt once more, `aside`, to know them."""
    attacked, calm = (
        Built(
            _folders(folder / name),
            edition_of(folder / name / "content"),
            *_dealt(aside / name, texts, text, number),
        )
        for name, text in _TEXT.items()
    )
    return Pair(attacked, calm)


def _folders(folder: Path) -> Folders:
    return Folders(ROOT, folder / "content", folder / "build")


def _dealt(
    content: Path, texts: Sequence[str], text: Callable[[str], str], number: int
) -> tuple[Deal, Deal]:
    lines = joined(texts)
    reports, site = Deal(texts, lines, text), Deal(tuple(lines), lines, text)
    written(content, reports, site, number, 6)
    return reports, site


def differences(pair: Pair) -> list[str]:
    """What is not the same in the two sites but for the texts."""
    found: list[str] = []
    names = [site_files(each.folders.site) for each in (pair.attacked, pair.calm)]
    found += [f"file {name}" for name in sorted(names[0].keys() ^ names[1].keys())]
    digests = [each.digests for each in (pair.attacked, pair.calm)]
    for name in names[0].keys() & names[1].keys():
        raws = [each[name].read_bytes() for each in names]
        found += compared(name, raws, digests)
        if name.endswith(".html"):
            offline = [offline_page(raw.decode()).encode() for raw in raws]
            found += compared(f"offline {name}", offline, digests)
    return found


def site_files(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}


def compared(name: str, raws: Sequence[bytes], digests: Sequence[dict[str, str]]) -> Iterator[str]:
    """The first difference of one output."""
    reads = [
        plain(reading.reader_of(name)(raw), known) for raw, known in zip(raws, digests, strict=True)
    ]
    attacked, calm = (without_order(each) for each in reads) if unordered(name) else reads
    for one, other in zip_longest(attacked.frame, calm.frame):
        if one != other:
            yield f"{name}: {one} is not {other}"
            return
    for one, other in zip_longest(attacked.texts, calm.texts):
        if one is None or other is None or not same(one, other, name):
            yield f"{name}: {one!a} for {other!a}"
            return


def same(one: str, other: str, name: str) -> bool:
    """Whether a text is what its twin is the twin of."""
    if name.endswith("data/index.html") and _SIZE.fullmatch(one):
        return bool(_SIZE.fullmatch(other))
    if one.startswith("@misc{"):
        one, other = (_OF_TEX.sub(_not_tex, text) for text in (one, other))
    if twin(one) == twin(other):
        return True
    # An apostrophe in front is the guard of a CSV file: the twin of a formula is none.
    return name.endswith(".csv") and one[:1] == "'" and twin(one[1:]) == twin(other)


def _not_tex(found: re.Match[str]) -> str:
    """The sign that an escape of TeX stands for."""
    return found[2] or _TEX_SIGNS[found[1]]


def unordered(name: str) -> bool:
    return bool(ORDERED_BY_TEXT.search(name))


def without_order(read: Read) -> Read:
    """The ways through JSON without places in lists; the texts are looked for by themselves."""
    return Read(sorted({re.sub(r"\[\d+\]|=.*", "", way) for way in read.frame}))


def plain(read: Read, digests: dict[str, str]) -> Read:
    """Digests and sizes of files are others in each site."""

    def known(text: str) -> str:
        text = re.sub(r"\.bytes=\d+", ".bytes", text)
        # The style of a printed page holds its digest.
        text = re.sub(r"'sha256-[A-Za-z0-9+/]{43}='", "'sha256'", text)
        return _DIGEST.sub(lambda found: digests.get(found[0], found[0]), text)

    def told(text: str) -> str:
        return "digest" if re.fullmatch(r"(?:sha256:)?[0-9a-f]{64}", text) else text

    return Read([known(each) for each in read.frame], [told(known(each)) for each in read.texts])
