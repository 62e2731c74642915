"""What is done about impacts, and what is decided."""
