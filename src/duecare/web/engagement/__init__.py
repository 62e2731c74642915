"""Engagement: who was heard, how, what they said, and what changed because of it; or why nobody was heard."""
