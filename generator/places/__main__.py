"""`python -m generator.places` makes `content/divisions.tsv` again."""

from generator.places.make import main

main()
