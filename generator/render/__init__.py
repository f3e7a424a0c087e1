"""Views to Markdown: templates arrange, and every value is escaped for its slot."""
