"""One file for each kind of form."""
