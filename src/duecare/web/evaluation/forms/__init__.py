"""Forms for bringing data and planning an evaluation, one step at a time."""
