"""What each page says, in finished words and figures; templates only arrange them."""
