"""What texts suggest: words to confirm one by one, pasted texts, and where to look first in a whole register."""
