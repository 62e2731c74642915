"""A screened register, written down: for the terminal, as tables, as JSON, and as a page."""
