"""Pictures of what a report says: computed in whole numbers, mirrored where the language is, with the same in words."""
