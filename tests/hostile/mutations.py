"""The defences of the program, each with a change that removes it and a test that must then fail.

A change is a text that stands exactly once in a file, and what is written in its place. One that no
longer applies fails the check: the defence moved, and its line here moves with it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """One defence less: the file, the text that is the defence, what is left without it."""

    defence: str
    file: str
    text: str
    without: str
    test: str


_ESCAPE = "generator/render/escape.py"
_YAML = "generator/load/yaml_tree.py"
_TREE = "tests/load/test_yaml_tree.py::test_what_is_no_plain_yaml_is_refused"
_SLOTS = "tests/render/test_escape.py::test_a_hostile_text_is_text_in_every_slot"
_GUARD = "generator/desk/guard.py"

MUTATIONS = (
    Mutation(
        "Markdown escape",
        _ESCAPE,
        "Markup(_PUNCTUATION.sub(_entity, text))",
        "Markup(text)",
        _SLOTS,
    ),
    Mutation(
        "HTML escape in raw blocks",
        _ESCAPE,
        "Markup(html.escape(text, quote=True))",
        "Markup(text)",
        _SLOTS,
    ),
    Mutation(
        "quotes in attributes",
        _ESCAPE,
        "html.escape(text, quote=True)",
        "html.escape(text, quote=False)",
        _SLOTS,
    ),
    Mutation(
        "JSON cannot end its element",
        _ESCAPE,
        r'return _IN_SCRIPT.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)',
        "return text",
        "tests/render/test_escape.py::test_json_in_a_page_ends_no_script",
    ),
    Mutation(
        "front matter by a dump",
        _ESCAPE,
        'f"{name}: {json.dumps(text, ensure_ascii=False)}"',
        'f"{name}: {text}"',
        "tests/render/test_escape.py::test_a_head_is_read_back_as_it_was",
    ),
    Mutation(
        "tags of written pages",
        _ESCAPE,
        '.replace("<", "&lt;")',
        "",
        "tests/render/test_escape.py::test_a_written_page_keeps_its_structure_and_no_tag",
    ),
    Mutation(
        "schemes of links of written pages",
        _ESCAPE,
        r'_SCHEME.sub(r"\1\2%3A", text)',
        "text",
        "tests/hostile/test_written_pages.py",
    ),
    Mutation(
        "attributes of written pages",
        _ESCAPE,
        '_BRACE.sub("&#123;", text)',
        "text",
        "tests/hostile/test_written_pages.py",
    ),
    Mutation(
        "values are escaped unasked",
        "generator/render/templates.py",
        "return value if isinstance(value, Markup) else as_markdown(value)",
        "return Markup(value)",
        "tests/render/test_templates.py::test_a_value_is_escaped_without_being_asked",
    ),
    Mutation(
        "a missing name is an error",
        "generator/render/templates.py",
        "undefined=jinja2.StrictUndefined",
        "undefined=jinja2.Undefined",
        "tests/render/test_templates.py::test_a_name_that_is_missing_is_an_error_with_the_page",
    ),
    Mutation(
        "formula guard of CSV",
        "generator/export/csv_file.py",
        """return f"'{cell}" if is_formula(cell) else cell""",
        "return cell",
        "tests/export/test_csv_file.py::test_what_a_spreadsheet_would_run_becomes_text",
    ),
    Mutation(
        "full-width signs of formulas",
        "generator/export/csv_file.py",
        "_SIGNS + _WIDE + _SMALL",
        "_SIGNS",
        "tests/export/test_csv_file.py::test_what_a_spreadsheet_would_run_becomes_text",
    ),
    Mutation(
        "text of workbooks is text",
        "generator/export/xlsx_cells.py",
        "    number = numbers.setdefault",
        "    if text[0] == '=':\n"
        "        return f' s=\"{style}\"><f>{xml_text(text[1:])}</f></c>'\n"
        "    number = numbers.setdefault",
        "tests/export/test_xlsx_file.py::test_text_is_text_whatever_it_begins_with",
    ),
    Mutation(
        "Atom escape",
        "generator/export/feeds.py",
        "<summary>{escape(each.summary)}</summary>",
        "<summary>{each.summary}</summary>",
        "tests/export/test_feeds.py::test_what_a_correction_says_is_escaped",
    ),
    Mutation("duplicate keys", _YAML, "if key in top.first_lines:", "if False:", _TREE),
    Mutation("aliases", _YAML, "if type(event) is AliasEvent:", "if False:", _TREE),
    Mutation("anchors", _YAML, "if event.anchor:", "if False:", _TREE),
    Mutation("tags", _YAML, "if has_tag:", "if False:", _TREE),
    Mutation("merge keys", _YAML, 'if key == "<<":', "if False:", _TREE),
    Mutation("depth bound", _YAML, "if depth >= DEEPEST:", "if False:", _TREE),
    Mutation("number of values", _YAML, "if values > MOST_VALUES:", "if False:", _TREE),
    Mutation("length of values", _YAML, "len(event.value) > LONGEST_VALUE", "False", _TREE),
    Mutation("size of files", _YAML, "if len(raw) > LARGEST_FILE:", "if False:", _TREE),
    Mutation("one document", _YAML, "if type(event) is DocumentStartEvent:", "if False:", _TREE),
    Mutation(
        "characters that nobody sees",
        "generator/load/characters.py",
        "forbidden = _FORBIDDEN.search(value)",
        "forbidden = None",
        "tests/load/test_characters.py::test_a_character_that_no_reader_sees_is_refused",
    ),
    Mutation(
        "marks piled on a letter",
        "generator/load/characters.py",
        "elif _COMBINING.search(value):",
        "elif False:",
        "tests/load/test_characters.py::test_marks_piled_on_a_letter_are_refused",
    ),
    Mutation(
        "characters of written pages",
        "generator/load/hand_pages.py",
        "folder.findings.extend(line_findings(text, folder.name(path)))",
        "pass",
        "tests/hostile/test_written_pages.py",
    ),
    Mutation(
        "findings are shown, not obeyed",
        "generator/findings.py",
        "if sign.isprintable() or sign == _WIDE_SPACE",
        "if True",
        "tests/test_findings.py::test_what_cannot_be_seen_is_written_as_its_code_point",
    ),
    Mutation(
        "links are not followed",
        "generator/load/folder.py",
        'getattr(os, "O_NOFOLLOW", 0) | ',
        "",
        "tests/load/test_folder.py::test_what_is_no_file_is_refused",
    ),
    Mutation(
        "no device is read",
        "generator/load/folder.py",
        "if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):",
        "if False:",
        "tests/load/test_folder.py::test_what_is_no_file_is_refused",
    ),
    Mutation(
        "a report lies at its address",
        "generator/load/content.py",
        "if path != right:",
        "if False:",
        "tests/load/test_content.py::test_a_report_in_the_wrong_place_is_told_the_right_one",
    ),
    Mutation(
        "digits are those of ASCII",
        "generator/model/figures.py",
        "[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*",
        r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*",
        "tests/hostile/test_figures.py",
    ),
    Mutation(
        "a number is what is printed",
        "generator/model/figures.py",
        "[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*",
        "[1-9][0-9_e]*",
        "tests/model/test_kinds.py::test_no_number_but_a_printed_one_is_an_amount",
    ),
    Mutation(
        "personal numbers",
        "generator/load/judged.py",
        "yield from private_findings(document, text, file)",
        "yield from ()",
        "tests/load/test_content.py::test_what_may_not_be_published_is_found_in_the_files",
    ),
    Mutation(
        "security markings",
        "generator/load/judged.py",
        "yield from marking_findings(document, text, file)",
        "yield from ()",
        "tests/load/test_content.py::test_what_may_not_be_published_is_found_in_the_files",
    ),
    Mutation(
        "policy in every page",
        "site_templates/theme/main.html",
        '      <meta http-equiv="Content-Security-Policy" content="{{ config.extra.policy }}">\n',
        "",
        "tests/publish/test_policy.py::test_the_policy_is_the_first_thing_after_the_charset",
    ),
    Mutation(
        "nothing unsafe in the policy",
        "generator/publish/policy.py",
        "\"default-src 'self'; img-src",
        "\"default-src 'self' 'unsafe-inline'; img-src",
        "tests/publish/test_policy.py::test_the_policy_allows_nothing_unsafe_and_no_other_host",
    ),
    Mutation(
        "two outputs at one path",
        "generator/publish/workspace.py",
        "        if self._claims.setdefault(path, product) != product:\n",
        "        if self._claims.setdefault(path, product) is None:\n",
        "tests/publish/test_workspace.py::test_two_products_cannot_have_one_path",
    ),
    Mutation(
        "one switch",
        "generator/release/switch.py",
        "    beside.replace(root / CURRENT)\n",
        "    (root / CURRENT).unlink(missing_ok=True)\n    beside.replace(root / CURRENT)\n",
        "tests/hostile/test_switch.py",
    ),
    Mutation(
        "journal of two renames",
        "generator/release/switch.py",
        '    write_durably(root / JOURNAL, json.dumps({"from": was, "to": name}).encode())\n',
        '    (root / JOURNAL).write_bytes(b"")\n',
        "tests/release/test_switch.py",
    ),
    Mutation(
        "one run at a time",
        "generator/release/lock.py",
        "fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)",
        "pass",
        "tests/release/test_lock.py::test_a_second_run_is_refused_in_words",
    ),
    Mutation(
        "unpacked size of Word files",
        "generator/intake/package.py",
        "if len(kept) > most or len(kept) > max(_BLOCK, _MOST_RATIO * entry.compress_size):",
        "if False:",
        "tests/intake/test_package.py::test_a_dangerous_file_is_refused_with_the_reason",
    ),
    Mutation(
        "entities of Word files",
        "generator/intake/package.py",
        "if is_xml and (",
        "if False and (",
        "tests/intake/test_package.py::test_a_dangerous_file_is_refused_with_the_reason",
    ),
    Mutation(
        "entities of workbooks",
        "generator/template/package.py",
        "if _DOCTYPE.search(part) or",
        "if",
        "tests/template/test_package.py::test_document_types_and_what_could_hide_them_are_refused",
    ),
    Mutation(
        "size of workbooks",
        "generator/template/package.py",
        "if len(found) > _MOST_PARTS or sum(sizes) > _LARGEST_WHOLE or max(sizes) > _LARGEST_PART:",
        "if False:",
        "tests/template/test_package.py::test_bombs_are_refused_before_they_grow",
    ),
    Mutation(
        "macros of workbooks",
        "generator/template/package.py",
        "if any(name.startswith(prefix) for name in names):",
        "if False:",
        "tests/template/test_package.py::test_what_acts_or_leads_outside_is_refused",
    ),
    Mutation(
        "formulas of workbooks",
        "generator/template/cells.py",
        '    book.refuse(rule, place, message.format(text=held[:20]), hint)\n    return ""\n',
        "    return held\n",
        "tests/template/test_cells.py::test_what_is_no_text_is_refused_and_not_taken",
    ),
    Mutation(
        "token of the office's page",
        _GUARD,
        "if not self._is_known(environ):",
        "if False:",
        "tests/desk/test_guard.py::test_without_the_token_nothing_is_shown",
    ),
    Mutation(
        "name of the host",
        _GUARD,
        'if environ.get("HTTP_HOST", "") not in self._hosts:',
        "if False:",
        "tests/desk/test_guard.py::test_another_name_of_this_host_is_refused",
    ),
    Mutation(
        "origin of a change",
        _GUARD,
        'if method == "POST" and environ',
        'if method == "NONE" and environ',
        "tests/desk/test_guard.py::test_a_change_asked_by_another_page_is_not_made",
    ),
    Mutation(
        "size of a request",
        _GUARD,
        "if not length.isdecimal() or int(length) > LARGEST_BODY:",
        "if False:",
        "tests/desk/test_guard.py::test_a_body_that_is_too_large_is_not_read",
    ),
    Mutation(
        "escape of the office's page",
        "generator/desk/pages.py",
        "autoescape=True",
        "autoescape=False",
        "tests/desk/test_pages.py::test_a_sentence_is_escaped",
    ),
    Mutation(
        "escape of the preview's strip",
        "generator/live/banner.py",
        "autoescape=True",
        "autoescape=False",
        "tests/live/test_server.py::test_findings_are_shown_with_their_place_and_as_text",
    ),
    Mutation(
        "preview shows this computer alone",
        "generator/live/server.py",
        'if self.headers.get("Host", "").rpartition(":")[0] not in {HOST, "localhost"}:',
        "if False:",
        "tests/live/test_server.py::test_only_this_computer_by_its_own_name_is_answered",
    ),
    Mutation(
        "preview serves the site alone",
        "generator/live/server.py",
        "path.read_bytes() if path.is_relative_to(site) and path.is_file()",
        "path.read_bytes() if path.is_file()",
        "tests/live/test_server.py::test_an_address_that_no_browser_sends_leads_nowhere_else",
    ),
    Mutation(
        "commands for code review",
        "generator/cli/lines.py",
        'text = visible(message).replace("%", "%25")',
        "text = message",
        "tests/cli/test_lines.py::test_a_finding_for_code_review_escapes_what_ends_a_command",
    ),
)
