"""disclose: structured performance reports in, a public-disclosure site out."""

__version__ = "0.1.0"
