"""The steps of an assessment: facts, red lines, rights, impacts, priorities, gates and the report."""
