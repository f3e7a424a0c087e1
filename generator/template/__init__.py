"""A report as a workbook or a skeleton to fill in, and back as the text of its file."""
