"""The command line: `duecare`.

Each command has its own short file, which only says how it is called. What a command works with is imported inside it,
when it runs, so that `--help` answers at once and no command but `serve` and `demo` ever starts the web application.
"""
