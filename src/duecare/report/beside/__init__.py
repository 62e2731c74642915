"""Two dossiers on one system, in words: what each says and who says so, and never who is right."""
