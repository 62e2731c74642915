"""Bytes to text without loss, and text made fit for the visible fields of a dossier."""

from __future__ import annotations

import re
import unicodedata

from duecare.core.errors import InputError, Problem

ENCODINGS = ("utf-8-sig", "utf-8", "cp1252")
"""Tried in this order. Each gives back the same bytes when the text is encoded again."""

LINE_LENGTH = 300
TEXT_LENGTH = 20_000
SLUG_LENGTH = 80

E_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
PHONE = re.compile(r"(?<!\w)(?:\+\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of the text around them."""
NOT_AN_ANSWER = frozenset(
    {
        *("n/a", "na", "not applicable", "none", "-", "tbd"),
        *("[more information needed]", "[needs more information]", "more information needed"),
        *("n.v.t", "nvt", "niet van toepassing", "onbekend"),
    }
)
"""Words that fill a field without answering it. Kept in the record; nothing is made of them."""


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text and its encoding. Raises InputError for what is not text in UTF-8 or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise not_text(
            name, "is text in UTF-16, which is not read here", "Save it again as UTF-8 (in Excel: CSV UTF-8)."
        )
    if b"\0" in data:
        raise not_text(name, "contains NUL bytes, so it is not a text file, or it is damaged", "Fetch the file again.")
    for encoding in ENCODINGS[0 if data.startswith(b"\xef\xbb\xbf") else 1 :]:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise not_text(name, "is neither UTF-8 nor Windows-1252 text", "Save it again as UTF-8, then import that.")


def not_text(name: str, happened: str, next_step: str) -> InputError:
    """The error for bytes that cannot be read as text."""
    return InputError(f"The file {name} {happened}.", problems=[Problem(happened, file=name)], next_step=next_step)


def stated(verbatim: str) -> str | None:
    """What the source says, or None where it is blank or only fills the field (N/A). Blank is never no."""
    text = verbatim.strip()
    return None if not text or text.casefold().rstrip(".") in NOT_AN_ANSWER else text


def one_line(text: str) -> str:
    """For a title: white space, control and direction characters become spaces; contacts go; 300 characters."""
    return shortened(without_contacts(" ".join(CONTROL.sub(" ", text).split())), LINE_LENGTH)


def prose(text: str) -> str:
    """For a text field: without contacts, at most 20,000 characters. The record keeps the whole."""
    return shortened(without_contacts(text).strip(), TEXT_LENGTH)


def stated_line(verbatim: str) -> str | None:
    """What the source says, fit for a title; None where it says nothing."""
    text = stated(verbatim)
    return one_line(text) or None if text else None


def stated_prose(verbatim: str) -> str | None:
    """What the source says, fit for a text field; None where it says nothing."""
    text = stated(verbatim)
    return prose(text) or None if text else None


def without_contacts(text: str) -> str:
    """E-mail addresses and telephone numbers left out, visibly. Names of people cannot be found reliably."""
    if "@" in text:
        text = E_MAIL.sub("[e-mail address left out]", text)
    return PHONE.sub("[telephone number left out]", text)


def shortened(text: str, length: int) -> str:
    """At most this many characters; a cut is shown."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def slug_of(text: str, otherwise: str) -> str:
    """A word name made of a name; `otherwise` where no Latin letter or digit remains."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].rstrip("-")
    return slug or otherwise


def file_label(name: str) -> str:
    """The file's own name, without its folders and fit to be shown."""
    return one_line(re.split(r"[/\\]", name)[-1]) or "file"
