"""What a text suggests: words that point to facts, and the order in which to look at a whole register."""
