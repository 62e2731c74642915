"""A result in words: every statement, measure and state in the reader's language, effect first."""
