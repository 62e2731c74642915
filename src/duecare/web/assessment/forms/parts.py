"""A form made of several forms: one page, one way to save, and nothing saved of it while anything is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from django import forms

Part = TypeVar("Part", bound=forms.Form)


class InParts(forms.Form, Generic[Part]):
    """A form with fields of its own, and before them parts that are forms with a prefix each."""

    parts: Sequence[Part]

    def __iter__(self) -> Iterator[forms.BoundField]:
        """Every field, in the order of the page."""
        for part in self.parts:
            yield from part
        yield from super().__iter__()

    def full_clean(self) -> None:
        """What is wrong anywhere is wrong with the whole: nothing is saved of it."""
        super().full_clean()
        for part in self.parts:
            self.errors.update({part.add_prefix(name): error for name, error in part.errors.items()})
