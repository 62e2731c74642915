"""Evidence: what statements rest on, where it lies, and whether a file is still the one that was recorded."""
