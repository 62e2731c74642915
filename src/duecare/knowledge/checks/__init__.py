"""The rules that the knowledge keeps, one file for each kind of rule."""
