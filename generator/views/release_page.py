"""发布与校验: which release this is, and how to prove that nothing was changed since.

A site that is only built has no number yet. Publishing writes it in the marked places of the
finished page, and in no other page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.edition import Edition
from generator.views import address
from generator.views.blocks import (
    Block,
    Bullets,
    Crumb,
    Fact,
    Facts,
    Head,
    Page,
    Paragraph,
    Quote,
    Section,
)
from generator.views.words import Words, words

FILLED_IN: Final = "发布时填写"
"""Stands where publishing writes; a preview shows it as it is."""
WHOLE_SET: Final = f"{address.DATA}/disclose"
"""How the paths of the files begin that hold the whole set."""

SHA256SUM: Final = "sha256sum --quiet -c SHA256SUMS.txt"
GET_FILEHASH: Final = (
    "Get-Content SHA256SUMS.txt | ForEach-Object { $sum, $file = $_ -split ' +', 2; "
    "if ((Get-FileHash $file).Hash -ne $sum) { $file } }"
)

_FACTS: Final = (
    ("number", "发布编号"),
    ("version", "数据日期"),
    ("content", "内容指纹"),
    ("manifest", "清单指纹"),
    ("previous", "上次的清单指纹"),
    ("files", "清单里的文件"),
    ("own", "发布自己的文件"),
)


def release_page(edition: Edition) -> Iterator[Page]:
    """One page, the same for every release but for the marked places."""
    title = edition.dataset.site.title
    yield Page(
        address=address.RELEASE,
        head=Head("发布与校验", f"{title}：这是第几次发布，怎样校验。", "article"),
        crumbs=tuple(_crumbs(edition)),
        heading="发布与校验",
        lead=words(
            "每次发布，程序给每个文件算出指纹（SHA-256），列成清单，再把清单的指纹接到发布记录的最后。"
            "文件改动一个字节，指纹就不同。"
        ),
        sections=(
            Section("release", "这一次发布", (_facts(),)),
            Section("whole-set", "整套数据", _whole_set()),
            Section("how", "怎样校验", _how()),
            Section("proof", "能证明什么，不能证明什么", (_proof(),)),
            Section("left-out", "哪些文件不在清单里", _left_out()),
        ),
    )


def _crumbs(edition: Edition) -> Iterator[Crumb]:
    page = address.RELEASE
    yield Crumb("首页", address.href(page, address.HOME))
    for each in edition.dataset.pages:
        if each.name == address.ABOUT:
            yield Crumb(each.title, address.href(page, address.ABOUT))
    yield Crumb("发布与校验", "")


def _facts() -> Facts:
    return Facts(tuple(Fact(name, words(FILLED_IN), f"release.{key}") for key, name in _FACTS))


def _whole_set() -> tuple[Paragraph, Facts]:
    said = (
        "SQLite 和 XLSX 各装着全部数据表，Parquet 一张表一个文件；都随每次发布制作，"
        "与网页上的 CSV、JSON 一位数字也不差。"
        "SQLite 里 columns 表说明每一列，名称带 _numbers 的视图可以直接相加。"
        "XLSX 一张表一页，行数超过 Excel 的上限时不做。"
    )
    return Paragraph(words(said)), Facts((Fact("文件", words(FILLED_IN), "release.whole"),))


def _how() -> tuple[Block, ...]:
    """With the programs that every computer has."""
    return (
        Paragraph(
            words(
                "不用安装程序。把网站的文件下载到一个文件夹，在那个文件夹里运行下面的一行；"
                "没有列出的文件，就是一个字节也没有变。"
            )
        ),
        Quote("verify-linux", SHA256SUM, "Linux：有变化的文件会标出 FAILED"),
        Quote("verify-windows", GET_FILEHASH, "Windows（PowerShell）：列出有变化的文件"),
        Paragraph(
            words("再看清单本身有没有换过：两个文件的指纹，应当就是上面的“内容指纹”和“清单指纹”。")
        ),
        Quote("sums-linux", "sha256sum SHA256SUMS.txt manifest.json", "Linux"),
        Quote(
            "sums-windows", "Get-FileHash SHA256SUMS.txt, manifest.json", "Windows（PowerShell）"
        ),
        Paragraph(
            words(
                "只想核对一个文件的，算出它的指纹，与 SHA256SUMS.txt 里那一行比。"
                "装有本站程序的，用 disclose verify 一次查完，多出来的文件也会列出。"
            )
        ),
    )


def _proof() -> Bullets:
    points: tuple[Words, ...] = (
        words("能证明：手里的文件与某一次发布一字不差；哪个文件改过、少了、多了。"),
        words(
            "能证明：发布记录没有抽掉或改写。每一行带着上一行的指纹，后来的记录总是以早先的记录开头。"
            "请自己留一份 publish-log.txt 或清单指纹，以后拿来比。"
        ),
        words("不能证明：报告本身写得对。录得对不对，要看原报告。"),
        words(
            "不能证明：从来没有人把全部文件和全部记录一起重做。"
            "只有本站以外的人留有早先的指纹，才看得出来。"
        ),
    )
    return Bullets(points)


def _left_out() -> tuple[Paragraph, ...]:
    said = (
        "这一页写着清单的指纹，所以它自己不能在清单里。同样不在清单里的还有 release.json、"
        "manifest.json、SHA256SUMS.txt 和 publish-log.txt。这一页的指纹写在发布记录里，"
        "其余几个由清单和发布记录推出来，disclose verify 会重新推一遍，差一个字节就报告。"
    )
    return (Paragraph(words(said)),)
