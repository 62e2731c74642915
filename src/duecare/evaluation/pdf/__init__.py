"""A result as an accessible PDF."""
