"""What stops a run: one root, few branches, each with its exit code."""

from __future__ import annotations

from generator.findings import Finding


class GeneratorError(Exception):
    """Everything this program raises on purpose; its text is a Chinese sentence for the officer."""

    exit_code = 2


class ContentError(GeneratorError):
    """The content has errors: carries all findings of the stage, in file order."""

    exit_code = 1

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"内容有 {len(findings)} 处需要修改")
        self.findings = findings


class TemplateError(GeneratorError):
    """A template failed: names the template, its line and the page it was making."""


class OutputError(GeneratorError):
    """Two outputs claim one path, or a file cannot be written."""


class BusyError(OutputError):
    """Another run holds what this one would write."""


class SiteError(GeneratorError):
    """The site builder failed; carries its last lines."""


class CacheError(GeneratorError):
    """The cache cannot be written, or holds what no build has written."""
