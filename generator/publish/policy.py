"""What a page may do in a browser: load from its own site, and run nothing that stands in the page.

No page holds a script or a style of its own, so no hash is needed; data blocks are not run.
"""

from __future__ import annotations

from typing import Final

POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; object-src 'none'"
)
"""Stands in every page; the theme's style sheet holds small images, which run nothing.

`frame-ancestors` is not allowed in a page: servers send it.
"""

META: Final = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
