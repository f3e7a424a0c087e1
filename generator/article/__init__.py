"""A report as an article for somebody else's publishing system: a fragment and attachments."""
