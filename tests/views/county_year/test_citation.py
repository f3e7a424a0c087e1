from __future__ import annotations

from generator.views.blocks import Quote
from generator.views.county_year.citation import (
    bibtex,
    citation_section,
    contact_words,
    questions_section,
)
from generator.views.source import source_of
from generator.views.words import Span
from tests.builders import a_report, a_site, a_source, an_edition
from tests.reading import fact, parts


def test_a_citation_names_office_title_site_date_and_version() -> None:
    source = a_source(a_report(title="某办自评报告", agency={"short_name": "某办"}))
    text = next(iter(parts(citation_section(source), Quote))).text

    assert text.startswith("某办. 某办自评报告[R/OL]//示例站. (2026-01-06)[引用日期]")
    assert source.entry.digest[:12] in text
    assert "http" not in text


def test_a_site_with_an_address_gives_the_pages_own() -> None:
    shown = an_edition(a_report(), site={"address": "https://gk.example.com/a/"})
    source = source_of(shown, shown.dataset.reports[0])
    text = next(iter(parts(citation_section(source), Quote))).text

    assert "https://gk.example.com/a/hebei/shijiazhuang/p130110/2024/" in text


def test_a_mail_is_prepared_with_the_address_of_the_page() -> None:
    site = a_site(contact={"mail": "a@example.com"}, address="https://gk.example.com/")
    [link] = [span for span in contact_words(site, "hebei/2024") if span.href]

    assert link.href == (
        "mailto:a@example.com?subject=https%3A%2F%2Fgk.example.com%2Fhebei%2F2024%2F"
    )


def test_a_site_without_contact_says_so() -> None:
    text = "".join(span.text for span in contact_words(a_site(contact={"name": "编辑"}), "x"))

    assert text == "请联系编辑；本站还没有设置联系方式。"


def test_there_are_three_doors() -> None:
    found = questions_section(a_source(a_report(agency={"short_name": "某办"})))

    assert "请向编制单位某办询问" in fact(found, "对报告内容有疑问")
    assert {span.href for span in parts(found, Span)} >= {"#withheld", "#silent"}


def test_bibtex_has_the_address_as_its_key_and_names_the_version() -> None:
    source = a_source(a_report(title="某办自评报告", agency={"short_name": "某办"}))

    assert bibtex(source) == (
        "@misc{hebei-shijiazhuang-p130110-2024, author = {{某办}}, title = {{某办自评报告}}, "
        "howpublished = {示例站}, year = {2026}, date = {2026-01-06}, "
        f"version = {{{source.entry.digest[:12]}}}}}"
    )


def test_what_bibtex_would_run_is_printed() -> None:
    text = bibtex(a_source(a_report(title=r"5% & {a}_b #1 \\x ~ ^ $")))

    assert r"title = {{5\% \& \{a\}\_b \#1 " in text
    assert r"\textbackslash{}" in text
    assert r"\textasciitilde{} \textasciicircum{} \$}}" in text


def test_a_site_with_an_address_is_cited_with_it() -> None:
    shown = an_edition(a_report(), site={"address": "https://gk.example.com/a/"})
    source = source_of(shown, shown.dataset.reports[0])

    assert "url = {https://gk.example.com/a/hebei/shijiazhuang/p130110/2024/}" in bibtex(source)


def test_the_files_of_the_report_are_linked_and_both_citations_stand() -> None:
    section = citation_section(a_source(a_report()))
    links = [span.href for span in parts(section, Span) if span.href]

    assert links[:3] == ["report.xlsx", "report.csv", "report.json"]
    assert [quote.id for quote in parts(section, Quote)] == ["cite-gbt", "cite-bibtex"]
