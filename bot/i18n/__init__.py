"""Languages: which there are, which one a message is in, and every text, date, list and number in them."""
