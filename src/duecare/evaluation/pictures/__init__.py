"""Pictures of a result: dots and intervals, arrows from before to after, what a score said and what happened."""
