"""Numbers that documents carry as text, so that every program reads the same one (no float has a canonical form)."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

Share = Annotated[str, StringConstraints(pattern=r"^(?:0(?:\.[0-9]{1,9})?|1(?:\.0{1,9})?)$")]
"""A number from 0 to 1, in digits and in quotes: "0.05"."""

Number = Annotated[str, StringConstraints(pattern=r"^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?$")]
"""A number in digits and in quotes: "-1.5"."""
