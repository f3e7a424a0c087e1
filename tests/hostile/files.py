"""Hostile files: broken, false, oversized and dangerous ones of every kind the program reads."""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

from tests.conftest import ROOT
from tests.hostile.texts import BADINPUT
from tests.intake.making import as_docx, as_pdf
from tests.workbooks import a_workbook, tree_of

Named = tuple[str, bytes]

REPORT = ROOT / "tests/example/content/reports/shili/dongshi/jiaxian/2024.yml"
REAL = ROOT / "content" / "reports"
TEXT = (
    "甲县委网信办2024年度整体支出绩效自评报告",
    "二、部门收支预决算情况",
    "2024年支出预算为30万元，其中基本支出20万元，项目支出10万元。",
    [["项目", "预算", "执行"], ["监测", "10", "9.5"]],
)


def numbers(name: str, count: int, most: int) -> Iterator[int]:
    """The same numbers on every machine, spread over a range."""
    state = zlib.crc32(name.encode())
    for _ in range(count):
        state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        yield (state >> 8) % most


def noise(name: str, size: int) -> bytes:
    return bytes(numbers(name, size, 256))


def spoilt(kind: str, good: bytes, count: int) -> Iterator[Named]:
    """Cut off, with bytes changed, with a piece doubled or lost: `count` of each."""
    for at in range(count):
        yield f"{kind} cut {at}", good[: len(good) * at // count]
    for at, place in enumerate(numbers(f"{kind} flip", count, len(good))):
        changed = bytearray(good)
        for offset in numbers(f"{kind} {at}", 1 + at % 7, len(good)):
            changed[(place + offset) % len(good)] ^= 1 << offset % 8
        yield f"{kind} flipped {at}", bytes(changed)
    for at, place in enumerate(numbers(f"{kind} lose", count, len(good))):
        size = 1 << at % 9
        yield f"{kind} lost {at}", good[:place] + good[place + size :]
        yield f"{kind} doubled {at}", good[: place + size] + good[place:]
    for size in (1, 3, 64, 4096, 100_000):
        yield f"{kind} noise {size}", noise(f"{kind} noise", size)
        yield f"{kind} head and noise {size}", good[:8] + noise(f"{kind} head", size)


def yaml_files(count: int) -> Iterator[Named]:
    """For `check`, in the place of a report."""
    good = REPORT.read_bytes()
    yield from spoilt("yaml", good, count)
    yield from _yaml_hazards()
    if BADINPUT.is_dir():
        for name, key in (("yaml-test-suite", "in_yaml_b64"), ("json-test-suite", "b64")):
            for line in (BADINPUT / f"{name}.jsonl").read_bytes().strip().split(b"\n"):
                told = json.loads(line)
                yield f"{name} {told['id']}", base64.b64decode(told[key])


def _yaml_hazards() -> Iterator[Named]:
    laughs = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    yield "alias bomb", laughs.encode()
    yield "alias to itself", b"a: &a [*a]\n"
    yield "merge bomb", b"a: &a {x: 1}\nb: {<<: [*a, *a]}\n"
    for name, text in (
        ("brackets", "["), ("braces", "{a: "), ("dashes", "- "), ("questions", "? "),
        ("quotes", '"'), ("tags", "!a "), ("anchors", "&a "), ("comments", "#"),
        ("percent", "%"), ("bars", "|"), ("commas", ","), ("colons", ":"), ("tabs", "\t"),
        ("spaces", " "), ("breaks", "\n"), ("escapes", '"\\x41'), ("documents", "---\n"),
    ):  # fmt: skip
        yield f"many {name}", (text * 100_000).encode()
    yield "deep indentation", "".join(f"{' ' * n}a:\n" for n in range(1_500)).encode()
    yield "a long key", b"a" * 1_900_000 + b": 1\n"
    yield "a long line", b"a: " + b"x" * 1_900_000
    yield "a long quoted line", b'a: "' + b"x \\n" * 400_000 + b'"'
    yield "a long block", b"a: |\n" + b"  x\n" * 400_000
    yield "many keys", "".join(f"k{n}: 1\n" for n in range(150_000)).encode()
    yield "many unknown keys", "".join(f"titel{n}: 1\n" for n in range(9_000)).encode()
    yield "a number without end", b"year: " + b"9" * 19_000
    yield "many digits", b"format: 1\nunit: \xe4\xb8\x87\xe5\x85\x83\nyear: " + b"1," * 9_000
    for name, value in (
        ("amount", "1," * 9_000), ("amount", "0" * 19_000), ("amount", "1" * 19_000),
        ("amount", "." * 19_000), ("amount", "约" * 19_000), ("amount", "1.0" * 6_000),
        ("amount", "9" * 15_000 + "亿元"), ("amount", " " * 19_000 + "1"),
    ):  # fmt: skip
        text = REPORT.read_text("utf-8").replace("executed: 305.21", f"executed: '{value}'", 1)
        yield f"{name} {value[:4]} {len(value)}", text.encode()
    for encoding in ("utf-16", "utf-16-be", "utf-32", "gbk", "big5", "utf-7", "cp037"):
        yield f"in {encoding}", REPORT.read_text("utf-8").encode(encoding, "replace")
    for name, raw in (
        ("null bytes", b"\x00" * 1_000_000), ("a mark alone", b"\xef\xbb\xbf"),
        ("overlong utf-8", b"a: \xc0\xaf\xe0\x80\xaf"), ("surrogates", b"a: \xed\xa0\x80"),
        ("above unicode", b"a: \xf4\x90\x80\x80"), ("half a sign", b"a: \xe4\xb8"),
        ("gzip", b"\x1f\x8b\x08\x00"), ("elf", b"\x7fELF"), ("zip", b"PK\x03\x04"),
        ("python", b"a: !!python/object/apply:os.system [id]"),
        ("binary", b"a: !!binary gIGC"), ("omap", b"--- !!omap\n- a: 1"),
        ("directive", b"%YAML 9.9\n---\na: 1"), ("end", b"a: 1\n...\nb: 2"),
    ):  # fmt: skip
        yield name, raw


@cache
def good_docx() -> bytes:
    return as_docx(TEXT)


@cache
def good_pdf() -> bytes:
    return as_pdf(TEXT)


@cache
def good_xlsx() -> bytes:
    return a_workbook(tree_of(next(iter(sorted(REAL.rglob("*.yml")))).read_bytes()))


def zipped(parts: dict[str, bytes], **more: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(20))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'


def docx_files(count: int) -> Iterator[Named]:
    """Word files for `intake`."""
    good = good_docx()
    yield from spoilt("docx", good, count)
    parts = parts_of(good)

    def with_document(body: str, head: str = "") -> bytes:
        text = f'<?xml version="1.0"?>{head}<w:document {_W}><w:body>{body}</w:body></w:document>'
        return zipped({**parts, "word/document.xml": text.encode()})

    line = "<w:p><w:r><w:t>2024年支出预算为30万元</w:t></w:r></w:p>"
    yield "entities", with_document(f"<w:p><w:r><w:t>&{chr(97 + 19)};</w:t></w:r></w:p>", _ENTITIES)
    yield "outside entity", with_document(line, _OUTSIDE)
    text = f"{_ENTITIES}<w:document {_W}><w:body/></w:document>"
    yield "entities in utf-16", zipped({**parts, "word/document.xml": text.encode("utf-16")})
    yield (
        "entities in utf-7",
        zipped(
            {
                **parts,
                "word/document.xml": b'<?xml version="1.0" encoding="utf-7"?>'
                + text.encode("utf-7"),
            }
        ),
    )
    for depth in (100, 10_000, 200_000):
        yield (
            f"tables in tables {depth}",
            with_document("<w:tbl><w:tr><w:tc>" * depth + line + "</w:tc></w:tr></w:tbl>" * depth),
        )
        yield (
            f"controls in controls {depth}",
            with_document(
                "<w:sdt><w:sdtContent>" * depth + line + "</w:sdtContent></w:sdt>" * depth
            ),
        )
        yield (
            f"runs in runs {depth}",
            with_document("<w:p>" + "<w:r>" * depth + "<w:t>x</w:t>" + "</w:r>" * depth + "</w:p>"),
        )
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr><w:p/></w:tc>'
    yield "wide cells", with_document(f"<w:tbl><w:tr>{cell * 5_000}</w:tr></w:tbl>")
    yield "many rows", with_document(f"<w:tbl>{f'<w:tr>{cell}</w:tr>' * 50_000}</w:tbl>")
    yield "many paragraphs", with_document(line * 100_000)
    yield "a long paragraph", with_document(f"<w:p><w:r><w:t>{'1,' * 300_000}</w:t></w:r></w:p>")
    yield "many breaks", with_document(f"<w:p><w:r>{'<w:br/>' * 300_000}</w:r></w:p>")
    yield "zip bomb", zipped({**parts, "word/media/a.bin": b"\x00" * 150_000_000})
    yield "xml bomb", zipped({**parts, "word/document.xml": b"<a>" + b" " * 100_000_000})
    yield "many parts", zipped({**parts, **{f"word/{n}.xml": b"<a/>" for n in range(20_000)}})
    yield "lying size", _lying(good)
    yield "zip in zip", zipped({"word/document.xml": zipped({"a": b"x"})})
    yield "absolute and upward names", zipped({**parts, "/etc/x": b"x", "../../x": b"x"})
    yield "no document", zipped({k: v for k, v in parts.items() if "document" not in k})
    yield "no types", zipped({k: v for k, v in parts.items() if "Types" not in k})
    yield "macro", zipped({**parts, "word/vbaProject.bin": b"x"})
    rels = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/attachedTemplate" Target="http://127.0.0.1:9/x" TargetMode="External"/>'
        b'<Relationship Id="y" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
    )
    yield "outside template", zipped({**parts, "word/_rels/document.xml.rels": rels})
    yield (
        "relations to nothing",
        zipped({**parts, "_rels/.rels": b"<Relationships/>", "word/document.xml": b"<x/>"}),
    )
    yield "a workbook", good_xlsx()
    yield "a pdf", good_pdf()
    yield "an old file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def _lying(good: bytes) -> bytes:
    """The directory says that every part is of one byte."""
    raw = bytearray(good)
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 24 : at + 28] = struct.pack("<I", 1)
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


def xlsx_files(count: int) -> Iterator[Named]:
    """Workbooks for `intake`."""
    good = good_xlsx()
    yield from spoilt("xlsx", good, count)
    parts = parts_of(good)
    sheet = next(name for name in parts if name.startswith("xl/worksheets/sheet"))
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

    def with_sheet(data: bytes, head: bytes = b"", more: bytes = b"") -> bytes:
        text = b"<?xml version='1.0'?>" + head + b"<worksheet " + space + b">" + more
        return zipped({**parts, sheet: text + b"<sheetData>" + data + b"</sheetData></worksheet>"})

    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    yield "entities", with_sheet(row, _ENTITIES.encode())
    yield "outside entity", with_sheet(row, _OUTSIDE.encode())
    yield "far away", with_sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    yield "beyond", with_sheet(b'<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row>')
    yield "wide dimension", with_sheet(row, more=b'<dimension ref="A1:XFD1048576"/>')
    yield "no order", with_sheet(b'<row r="9"><c r="A1"><v>1</v></c></row><row r="2"/>')
    yield "wrong places", with_sheet(b'<row r="-1"><c r="1A"><v>1</v></c><c r=""/></row>')
    yield "no shared text", with_sheet(b'<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>')
    yield "negative shared text", with_sheet(b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')
    yield (
        "no number",
        with_sheet(b'<row r="1"><c r="A1"><v>nan</v></c><c r="B1"><v>1e999</v></c></row>'),
    )
    yield "formula", with_sheet(b'<row r="1"><c r="A1"><f>CMD()</f><v>1</v></c></row>')
    yield "many cells", with_sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>' * 200_000)
    yield "deep", with_sheet(b"<row>" * 200_000 + b"</row>" * 200_000)
    yield "many merges", with_sheet(row) + b""
    strings = b"<sst " + space + b">" + b"<si><t>x</t></si>" * 300_000 + b"</sst>"
    yield "many strings", zipped({**parts, "xl/sharedStrings.xml": strings})
    strings = b"<sst " + space + b"><si><t>" + b"x" * 14_000_000 + b"</t></si></sst>"
    yield "a long string", zipped({**parts, "xl/sharedStrings.xml": strings})
    styles = (
        b"<styleSheet " + space + b"><cellXfs>" + b"<xf/>" * 200_000 + b"</cellXfs></styleSheet>"
    )
    yield "many styles", zipped({**parts, "xl/styles.xml": styles})
    yield "zip bomb", zipped({**parts, "xl/media/a.bin": b"\x00" * 150_000_000})
    yield "lying size", _lying(good)
    yield "many parts", zipped({**parts, **{f"xl/{n}.xml": b"<a/>" for n in range(5_000)}})
    yield "macro", zipped({**parts, "xl/vbaProject.bin": b"x"})
    yield "external link", zipped({**parts, "xl/externalLinks/externalLink1.xml": b"<a/>"})
    yield "a word file", good_docx()
    yield "a csv file", "一,二\r\n=1+1,三\r\n".encode()
    yield "an old file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def pdf_files(count: int) -> Iterator[Named]:
    """PDF files for `intake`."""
    good = good_pdf()
    yield from spoilt("pdf", good, count)

    def made(*objects: bytes, root: int = 1, more: bytes = b"") -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, each in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % each for each in places)
        tail = b"trailer\n<</Size %d /Root %d 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
        return out + tail % (len(objects) + 1, root, more, start)

    catalog, page = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"

    def with_content(content: bytes, more: bytes = b"") -> bytes:
        stream = b"<</Length %d %s>>stream\n%s\nendstream" % (len(content), more, content)
        return made(catalog, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream)

    yield "pages in a circle", made(catalog, b"<</Type/Pages/Kids[2 0 R]/Count 1>>")
    yield "parents in a circle", made(
        catalog, b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>",
    )  # fmt: skip
    yield "too many pages", made(catalog, b"<</Type/Pages/Kids[]/Count 999999999>>")
    yield (
        "one page often",
        made(catalog, b"<</Type/Pages/Kids[" + b"3 0 R " * 50_000 + b"]/Count 50000>>", page),
    )
    yield "no root", made(catalog, root=9)
    yield "a root that is itself", made(b"1 0 R")
    yield "arrays in arrays", made(catalog, b"[" * 50_000 + b"]" * 50_000)
    yield "dictionaries in dictionaries", made(catalog, b"<</a " * 50_000 + b">>" * 50_000)
    yield (
        "flate bomb",
        with_content(zlib.compress(b"0 0 m " * 25_000_000, 9), b"/Filter/FlateDecode"),
    )
    twice = zlib.compress(zlib.compress(b"\x00" * 100_000_000, 9), 9)
    yield "flate in flate", with_content(twice, b"/Filter[/FlateDecode/FlateDecode]")
    yield "many filters", with_content(b"x", b"/Filter[" + b"/ASCIIHexDecode" * 10_000 + b"]")
    yield "unknown filter", with_content(b"x", b"/Filter/JBIG9")
    yield (
        "predictor",
        with_content(
            zlib.compress(b"x" * 1000),
            b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 999999999>>",
        ),
    )
    yield "many lines", with_content(b"0 0 m 9 9 l S " * 300_000)
    yield "many states", with_content(b"q " * 500_000)
    yield "many rectangles", with_content(b"1 1 9 9 re f " * 200_000)
    yield "long strings", with_content(b"BT (" + b"(" * 500_000 + b") Tj ET")
    yield "a false length", good.replace(b"/Length ", b"/Length 99999999", 1)
    yield "a far start", good[: good.rfind(b"startxref")] + b"startxref\n99999999999\n%%EOF"
    yield "a start in a circle", good.replace(b"trailer\n<<", b"trailer\n<</Prev 9 ")
    yield "locked", made(
        catalog, b"<</Type/Pages/Kids[]/Count 0>>", b"<</Filter/Standard/V 2/R 3/O(x)/U(x)/P 0>>",
        more=b"/Encrypt 3 0 R/ID[(a)(b)]",
    )  # fmt: skip
    yield (
        "script",
        made(
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>",
            b"<</Type/Pages/Kids[]/Count 0>>",
        ),
    )
    yield "objects without end", b"%PDF-1.7\n" + b"1 0 obj\n<<" * 200_000
    yield "only a head", b"%PDF-1.7\n"
    yield "many ends", b"%PDF-1.7\n" + b"%%EOF\n" * 500_000
    yield "a word file", good_docx()


def text_files(count: int) -> Iterator[Named]:
    """Texts for `intake`."""
    good = "\n".join(each for each in TEXT if isinstance(each, str)).encode()
    yield from spoilt("txt", good, count)
    for name, text in (
        ("digits", "1"), ("commas", "1,"), ("brackets", "（"), ("spaces", " "), ("bars", "|"),
        ("amounts", "30万元，"), ("stages", "预算执行"), ("headings", "一、\n"), ("breaks", "\n"),
        ("years", "2024年"), ("percent", "%"), ("dashes", "-"), ("table rules", "|---|\n"),
        ("tabs", "\t"), ("letters", "x"), ("words", "其中：基本支出20万元、"), ("marks", "。；："),
        ("numbers", "1.1.1."), ("points", "."), ("colons", "项目名称："), ("quotes", "“"),
    ):  # fmt: skip
        for size in (2_000, 190_000):
            yield f"many {name} {size}", (text * (size // len(text))).encode()
    yield "too much", "字".encode() * 9_000_000
    yield "larger than a file may be", b"x" * 40_000_000
    for encoding in ("utf-16", "utf-16-be", "utf-32", "gbk", "big5", "cp037", "utf-8-sig"):
        yield f"in {encoding}", good.decode().encode(encoding, "replace")
    yield "half a mark", b"\xff\xfe\x00"
    yield "lone surrogates", b"\xff\xfe" + struct.pack("<H", 0xD800) * 999
    yield "nulls", b"a\x00b"
    yield "controls", bytes(range(1, 32)) * 99
    yield "a bomb of marks", ("e" + "\u0301" * 150_000).encode()
    yield "order of writing", "\u202e甲\u2066乙".encode() * 999
