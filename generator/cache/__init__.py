"""What builds leave for the next one: reports as read, comparisons as made. It costs only time."""
