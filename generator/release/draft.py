"""What is published of a built site: the draft of a release, from the edition that made it."""

from __future__ import annotations

from pathlib import Path

from generator.errors import OutputError
from generator.export.datapackage import PATH as DATAPACKAGE
from generator.export.datapackage import DescriptionError
from generator.model.edition import Edition
from generator.release.against import difference
from generator.release.check import base_path, expected_files
from generator.release.publish import Draft
from generator.release.whole import whole_set
from generator.release.withdrawals import withdrawn_in


def draft_of(
    edition: Edition, site: Path, before: Path | None, note: str, *, allows_removals: bool
) -> Draft:
    """The finished `site` with the whole set; `before` is the site published last, if any.

    Raises:
        OutputError: the description of the site's tables is missing or damaged.
    """
    try:
        whole = whole_set(edition, (site / DATAPACKAGE).read_bytes())
    except (FileNotFoundError, DescriptionError) as error:
        raise OutputError(
            f"{site / DATAPACKAGE} 缺失或损坏：删去 {site} 后重新生成再发布"
        ) from error
    return Draft(
        site,
        edition.dataset.site.as_of,
        whole.files,
        whole.left_out,
        tuple(expected_files(edition)),
        base_path(edition),
        difference(edition, before).gone if before else (),
        note,
        withdrawn_in(edition),
        allows_removals,
    )
