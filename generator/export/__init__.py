"""Facts to open data: flat tables, and encoders that turn a table into bytes."""
