"""`python -m generator` is `disclose`."""

from generator.cli import main

if __name__ == "__main__":
    main()
