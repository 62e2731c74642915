"""What the C parser says of broken YAML, in words that help."""

from __future__ import annotations

import yaml

from duecare.files.events import Fault, Stop

_CLOSED = Fault(
    "A bracket opens that is not closed, or that lacks a comma inside.",
    "Close each [ and {, and put a text that starts with one in quotes.",
)
_INDENT = Fault(
    "This line does not fit the lines above it.", "Give keys that belong together the same number of spaces."
)
_TAB = Fault("A tab indents this line.", "Indent with spaces.")

_FAULTS = {
    "mapping values are not allowed": Fault(
        "A colon stands where none can.",
        "Put a text that holds a colon and a space in quotes, and check that the line above ends as it should.",
    ),
    "could not find expected ':'": Fault(
        "A colon is missing here.", "Write a key, a colon and a space; put longer texts in quotes."
    ),
    "did not find expected key": Fault(
        "This line does not fit the lines above it.",
        "Give keys that belong together the same number of spaces, and put texts that hold quotes or colons in quotes.",
    ),
    "did not find expected '-' indicator": _INDENT,
    "block sequence entries are not allowed": _INDENT,
    "did not find expected ',' or": _CLOSED,
    "did not find expected node content": Fault(
        "A value is missing here, or a text starts with a bracket or a comma.",
        "Close each [ and {, or put the text in quotes.",
    ),
    "did not find expected comment or line break": Fault(
        "Something follows | or > on its line.", "Start the text on the next line."
    ),
    "found unexpected end of stream": Fault(
        "A text in quotes is not closed.", "Close the quote; inside single quotes, write '' for '."
    ),
    "found unexpected document indicator": Fault(
        "A text in quotes is not closed.", "Close the quote before --- or ... starts a line."
    ),
    "found unknown escape character": Fault(
        "A backslash stands before a letter that has no meaning.", "Write \\\\ for a backslash, or use single quotes."
    ),
    "did not find expected hexdecimal number": Fault(
        "A \\x or \\u lacks its digits.", "Write \\\\ for a backslash, or use single quotes."
    ),
    "found invalid Unicode character escape code": Fault(
        "A \\u stands for no character.", "Write the character itself."
    ),
    "found a tab character": _TAB,
    "did not find expected alphabetic or numeric character": Fault("A text starts with & or *.", "Put it in quotes."),
    "did not find expected <document start>": Fault(
        "Something stands after the end of the document.", "Keep one document in a file, and start no line with %."
    ),
    "did not find URI escaped octet": Fault("A text starts with !.", "Put it in quotes."),
}
_OTHER = "Check the spaces and quotes of this line and the one above."


def explained(error: yaml.YAMLError, text: str) -> Stop:
    """The stop that a parser's error calls for, at the line where people find the cause."""
    problem, context = getattr(error, "problem", None) or str(error), getattr(error, "context", None) or ""
    opened = any(what in context for what in ("quoted scalar", "flow"))
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    line = mark.line + 1 if mark else 0
    if "cannot start any token" in problem:
        return Stop(_start(_line(text, line)), line)
    for start, fault in _FAULTS.items():
        if start in problem:
            return Stop(fault, line)
    return Stop(Fault(f"This is not YAML: {problem}.", _OTHER), line)


def _line(text: str, number: int) -> str:
    return next((line for index, line in enumerate(text.splitlines(), 1) if index == number), "")


def _start(line: str) -> Fault:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    return Fault("A text starts with @, ` or another sign that YAML keeps for itself.", "Put the text in quotes.")
