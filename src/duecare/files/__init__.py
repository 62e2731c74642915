"""Documents as files: bounded YAML and JSON, comments kept, every error with its line."""
