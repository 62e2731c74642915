"""How well the screening finds what agencies themselves call rights-impacting: measured, never a test."""
