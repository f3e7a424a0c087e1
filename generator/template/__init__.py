"""A report as a workbook to fill in, as a skeleton to type into, and back as the text of its file."""
