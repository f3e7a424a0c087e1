"""Taking down what was published: a value or a whole report, from content, build and releases."""
