"""The stages of the year that money figures are printed for, in the order of columns."""

from __future__ import annotations

from typing import Final

STAGES: Final = ("initial_budget", "adjusted_budget", "received", "executed")
BUDGETS: Final = ("initial_budget", "adjusted_budget")
RATES: Final = ("execution_rate", "share")
LATEST_FIRST: Final = ("executed", "adjusted_budget", "initial_budget", "received")
"""The stages by how much they say of what was done with the money."""
