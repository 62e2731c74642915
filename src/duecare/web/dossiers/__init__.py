"""The dossiers: their revisions, the findings kept for them, the index that lists read, and their pages."""
