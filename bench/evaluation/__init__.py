"""Evaluation beside the tools that people use today, on the same table, in the same run."""
