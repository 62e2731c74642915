"""The floor: the least that Django needs for a page of the same size. No middleware, no database, rows from memory."""
