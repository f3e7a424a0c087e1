"""Every term in plain words, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Edition
from generator.model.terms import glossary as glossary_terms
from generator.views import address
from generator.views.blocks import Crumb, Fact, Facts, Head, Page, Section
from generator.views.words import words


def glossary(edition: Edition) -> Iterator[Page]:
    """One page; each term has an anchor, its identifier."""
    page = address.GLOSSARY
    facts = tuple(
        Fact(
            term.chinese,
            words(term.plain, f"（{term.source}）" if term.source else ""),
            term.identifier,
        )
        for term in glossary_terms()
    )
    yield Page(
        address=page,
        head=Head(
            "名词解释",
            f"{edition.dataset.site.title}用到的词，每个一句话说清。",
            "list",
            column="名词解释",
        ),
        crumbs=(Crumb("首页", address.href(page, address.HOME)), Crumb("名词解释", "")),
        heading="名词解释",
        lead=words("报告里的词，每个一句话。"),
        sections=(Section("terms", "词语", (Facts(facts),)),),
    )
