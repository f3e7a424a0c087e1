"""送审: what those who decide are shown, what they decided, and what may not go out without."""
