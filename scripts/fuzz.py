"""Coverage-guided fuzzing of the readers, for `FUZZ_SECONDS` in all (300): `make fuzz`.

What makes a target fail is written to `tests/cases/fuzz/<target>/`; there the tests find it. The
inputs that reached new code are kept in `build/fuzz`, and the next run goes on from them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
SECONDS = int(os.environ.get("FUZZ_SECONDS", "300"))
INSTRUMENTED = ["generator"]
LONGEST = {"figures": 64, "yaml": 20_000, "text": 4_000, "word": 8_000, "workbook": 8_000}


def fuzz(target: str, arguments: list[str]) -> None:
    """In a process of its own: libFuzzer ends it."""
    import atheris  # noqa: PLC0415  # of this process alone

    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.hostile.fuzzing import TARGETS  # noqa: PLC0415  # instrumented as it loads

    atheris.Setup([sys.argv[0], *arguments], TARGETS[target])
    atheris.Fuzz()


def told(line: str) -> dict[str, int]:
    """Runs, edges and corpus in a line of libFuzzer."""
    found = re.match(r"#(\d+)\s+\w+.*?cov: (\d+).*?corp: (\d+)", line)
    return (
        dict(zip(("runs", "edges", "corpus"), map(int, found.groups()), strict=True))
        if found
        else {}
    )


def main() -> None:
    """Each target for its share of the time; ends with 1 where something was found."""
    from tests.hostile.fuzzing import CASES, TARGETS, seeds  # noqa: PLC0415  # needs the path

    share = max(SECONDS // len(TARGETS), 5)
    is_found = False
    for target in TARGETS:
        kept, cases = ROOT / "build" / "fuzz" / target, CASES / target
        kept.mkdir(parents=True, exist_ok=True)
        cases.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(seeds(target)):
            (kept / f"seed-{number}").write_bytes(data)
        before = set(cases.iterdir())
        options = [
            *(
                f"-max_total_time={share}",
                "-timeout=25",
                "-rss_limit_mb=2048",
                "-print_final_stats=1",
            ),
            *(f"-max_len={LONGEST.get(target, 20_000)}", f"-artifact_prefix={cases}/", str(kept)),
        ]
        run = subprocess.run(  # noqa: S603  # this program and no other
            [sys.executable, __file__, target, *options],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            errors="replace", check=False,
        )  # fmt: skip
        lines = run.stderr.splitlines()
        counts = next((count for line in reversed(lines) if (count := told(line))), {})
        new = sorted(each.name for each in set(cases.iterdir()) - before)
        if not any(cases.iterdir()):
            cases.rmdir()
        runs = re.search(r"stat::number_of_executed_units:\s*(\d+)", run.stderr)
        sys.stdout.write(
            f"{target}: {runs[1] if runs else counts.get('runs', 0)} executions, "
            f"{counts.get('edges', 0)} edges, {counts.get('corpus', 0)} inputs kept, "
            f"{len(new)} found {' '.join(new)}\n"
        )
        sys.stdout.flush()
        if new or run.returncode:
            is_found = True
            sys.stdout.write("\n".join(lines[-40:]) + "\n")
    sys.exit(1 if is_found else 0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        fuzz(sys.argv[1], sys.argv[2:])
    else:
        main()
