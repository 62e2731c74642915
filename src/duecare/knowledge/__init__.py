"""What the law and the field say: one YAML record a file, the compiled bundle, the checker, packs and translations."""
