"""Numbers that documents carry as text, so that every program reads the same one (no float has a canonical form)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import StringConstraints

Share = Annotated[str, StringConstraints(pattern=r"^(?:0(?:\.[0-9]{1,9})?|1(?:\.0{1,9})?)$")]
"""A number from 0 to 1, in digits and in quotes: "0.05"."""

NUMBER = r"^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?$"

Number = Annotated[str, StringConstraints(pattern=NUMBER)]
"""A number in digits and in quotes: "-1.5"."""


def is_number(text: str) -> bool:
    """Whether a text is a number as documents carry it."""
    return re.fullmatch(NUMBER, text) is not None
