"""What changed between two documents, or between two findings, as a person reads it."""
