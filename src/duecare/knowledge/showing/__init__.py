"""A record in plain text, part by part: what it says, what it rests on, what rests on it, and which cases hold it."""
