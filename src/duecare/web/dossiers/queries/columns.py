"""What pages read of tables whose columns people map."""

from __future__ import annotations

from functools import lru_cache

from duecare.exchange import Columns, Proposal, header_digest, proposal
from duecare.exchange.spreadsheet import ID
from duecare.web.dossiers.models import KeptColumns, Upload
from duecare.web.dossiers.queries import bytes_of
from duecare.web.people.models import Organisation


def is_table(upload: Upload) -> bool:
    """Whether it is a table whose columns a person maps."""
    return upload.format == ID


def is_unmapped(upload: Upload) -> bool:
    """Whether nobody has said yet what its columns say."""
    return is_table(upload) and not upload.columns


def columns_of(upload: Upload) -> Columns | None:
    """Which column of it says what, where somebody said so."""
    return Columns.model_validate_json(upload.columns) if upload.columns else None


def table_of(upload: Upload) -> Proposal:
    """Its columns with examples and a guess. Raises NotFoundError when it was deleted meanwhile."""
    return _table(upload.pk, upload.digest, upload.name)


@lru_cache(maxsize=8)
def _table(id_: int, digest: str, name: str) -> Proposal:
    return proposal(bytes_of(id_, digest), name)


def kept_columns(organisation: Organisation, header: tuple[str, ...]) -> Columns | None:
    """What the organisation said of the last table with these headings."""
    kept = KeptColumns.objects.filter(organisation=organisation, header=header_digest(header)).first()
    return Columns.model_validate_json(kept.content) if kept else None
