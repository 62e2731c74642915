"""How fast it is, as ratios against named bars in one run. Never a test: machines differ, and are shared."""
