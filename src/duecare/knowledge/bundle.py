"""The compiled knowledge: one JSON document, written in one way, whose SHA-256 is the knowledge version.

Kinds stand in the order of KINDS and records in the order of their ids. Inside a record the keys keep the order of its
file, which is why this is not RFC 8785: the order of a question's options and of a red line's elements is content.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, create_model

from duecare.core.catalogue import KINDS, Catalogue, Frozen, Slug
from duecare.core.catalogue.base import Record
from duecare.core.errors import KnowledgeError
from duecare.knowledge.compiled import compact, digest_of_bytes, shipped

FORMAT = "duecare-knowledge/1"
BUNDLE = Path(__file__).with_name("bundle.json")

Records = Mapping[str, Mapping[str, Record]]
"""By kind, then by id."""


def _document_type() -> Any:
    kinds: dict[str, Any] = {kind.replace("-", "_"): _kind_field(kind, cls) for kind, cls in KINDS.items()}
    parts: dict[str, Any] = {"format": Literal[FORMAT], "records": create_model("Records", __base__=Frozen, **kinds)}
    return create_model("Bundle", __base__=Frozen, **parts)


def _kind_field(kind: str, cls: type[Record]) -> tuple[Any, Any]:
    return Annotated[dict[Slug, cls], Field(alias=kind)], Field(default_factory=dict)  # type: ignore[valid-type]


_Document = _document_type()


@cache
def load() -> Catalogue:
    """The knowledge that this program ships. Raises KnowledgeError when it was not built."""
    missing, means = "The knowledge bundle is missing.", "Nothing can be judged without it."
    return from_bytes(shipped(BUNDLE, missing=missing, means=means))


def from_bytes(data: bytes) -> Catalogue:
    """The catalogue that a bundle holds; its digest is that of these bytes.

    Raises KnowledgeError for what is not a bundle of this format.
    """
    try:
        document = _Document.model_validate_json(data)
    except ValidationError as error:
        raise KnowledgeError(
            f"This is not a knowledge bundle that this version reads ({error.error_count()} problems).",
            next_step="Run: make build. A bundle from a database was written by another version of Duecare.",
        ) from error
    records = {kind: getattr(document.records, kind.replace("-", "_")) for kind in KINDS}
    return Catalogue(digest_of_bytes(data), records)


def catalogue_of(records: Records) -> Catalogue:
    """The catalogue of these records, with the digest that their bundle has."""
    ordered = {kind: dict(sorted(records.get(kind, {}).items())) for kind in KINDS}
    return Catalogue(digest_of_bytes(_bytes_of(ordered)), ordered)


def to_bytes(catalogue: Catalogue) -> bytes:
    """The bundle of a catalogue: the same records give the same bytes. The database keeps these by their digest."""
    return _bytes_of(catalogue.records)


def _bytes_of(records: Records) -> bytes:
    plain = {kind: {id_: record.plain() for id_, record in records.get(kind, {}).items()} for kind in KINDS}
    return compact({"format": FORMAT, "records": plain})
