"""Commands that are loaded when somebody asks for them: each brings libraries of its own.

A build needs no reader of Word files and no web server: without them it starts in two thirds of
the time.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

from generator.cli.chinese import in_chinese


class Commands(click.Group):
    """A group that knows where its commands are; `elsewhere` has `module:name` by command."""

    elsewhere: Mapping[str, str] = {}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded if it was not yet."""
        self._load(cmd_name)
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, loaded or not."""
        return sorted({*super().list_commands(ctx), *self.elsewhere})

    def all(self) -> Mapping[str, click.Command]:
        """Every command by its name, loaded."""
        for name in self.elsewhere:
            self._load(name)
        return self.commands

    def _load(self, name: str) -> None:
        if name in self.commands or name not in self.elsewhere:
            return
        module, _, attribute = self.elsewhere[name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        self.add_command(command, name)
        in_chinese(command)
