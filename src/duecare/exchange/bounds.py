"""How much one file may hold. Checked before and while reading, so that a hostile file costs little."""

MAX_BYTES = 50_000_000
MAX_VALUES = 1_000_000
"""Values of one JSON file."""
MAX_RECORDS = 100_000
MAX_FIELDS = 2_000
"""Fields of one record; the same as a dossier keeps."""
MAX_CELL = 100_000
"""Characters of one field; the same as a dossier keeps."""
MAX_NAME = 2_000
"""Characters of a field's name; the same as a dossier keeps."""
MAX_PROBLEMS = 50
"""Problems listed for one file."""
