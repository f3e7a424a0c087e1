from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest

from generator.cli import commands
from generator.cli.options import ROOT, against_options, content_option, say
from generator.release.asked import Against
from tests.conftest import EXAMPLE, Ended


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ([], Against()),
        (["--allow-removals"], Against(allows_removals=True)),
        (["--release", "/public"], Against(Path("/public"))),
    ],
)
def test_a_command_is_given_what_to_hold_content_against(
    arguments: list[str], wanted: Against
) -> None:
    given: list[Against] = []

    @click.command()
    @against_options
    def command(against: Against) -> None:
        given.append(against)

    command.main(arguments, standalone_mode=False)

    assert given == [wanted]


@pytest.mark.parametrize("name", ["--content", "--output", "--release", "--allow-removals"])
def test_an_option_has_the_same_words_in_every_command(name: str) -> None:
    """A folder that is written into and a file that is written are two things, by one name."""
    told = {
        (option.help, getattr(option.type, "dir_okay", None))
        for command in commands.all().values()
        for option in command.params
        if isinstance(option, click.Option) and name in option.opts
    }

    assert len(told) == len({kind for _, kind in told}) > 0


def test_content_is_read_from_the_program_unless_said_otherwise() -> None:
    @click.command
    @content_option
    def command(content: Path) -> None:
        """Ask for the folder."""

    (option,) = command.params

    assert option.opts == ["--content"]
    assert option.default == ROOT / "content"
    assert (ROOT / "pyproject.toml").is_file()


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    say("完成")

    assert capsys.readouterr() == ("", "完成\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engine", "dask"], "--engine dask 和 --cluster 要一起写"),
        (["--cluster", "tcp://10.0.0.1:8786"], "--engine dask 和 --cluster 要一起写"),
        (["--engine", "dask", "--cluster", "tcp://a:1", "--jobs", "2"], "--jobs 只用于本机"),
    ],
)
def test_options_that_do_not_go_together(
    disclose: Callable[..., Ended], tmp_path: Path, options: list[str], said: str
) -> None:
    ended = disclose("build", "--content", EXAMPLE, "--output", tmp_path, *options)

    assert ended.code == 2
    assert said in ended.err
    assert not list(tmp_path.iterdir())
