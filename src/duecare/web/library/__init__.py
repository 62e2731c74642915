"""What the law and the field say, to be read: every record, found by words, linked both ways."""
