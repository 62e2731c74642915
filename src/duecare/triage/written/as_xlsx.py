"""Tables as an Excel workbook. Every cell is text: whatever it begins with, nothing is calculated."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from duecare.triage.written.as_csv import plain
from duecare.triage.written.rows import Row

MOST = 32_767
"""Characters that Excel keeps in a cell."""
NAME = 31
"""Characters that Excel keeps of a sheet's name."""
WIDE, NARROW = 70, 26
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table, with its name."""

    name: str
    head: Row
    rows: Iterable[Row]
    wide: frozenset[int] = frozenset()
    """The columns, counted from 0, in which sentences stand."""
    rtl: bool = False


def as_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """The workbook. Rows are written as they come, so that a long register needs little memory."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name[:NAME])
        page.freeze_panes = "A2"
        page.sheet_view.rightToLeft = sheet.rtl
        for at in range(len(sheet.head)):
            page.column_dimensions[get_column_letter(at + 1)].width = WIDE if at in sheet.wide else NARROW
        for number, row in enumerate((sheet.head, *sheet.rows)):
            if number < 2:  # the cells of a row are written at once, and serve for the next
                cells = [_cell(page, bold=number == 0) for _ in row]
            page.append([_filled(cell, text) for cell, text in zip(cells, row, strict=True)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(page: WriteOnlyWorksheet, *, bold: bool) -> Cell:
    cell = WriteOnlyCell(page)
    cell.alignment = _WRAPPED
    cell.quotePrefix = True
    if bold:
        cell.font = _BOLD
    return cell


def _filled(cell: Cell, text: str) -> Cell:
    cell.value = _cut(plain(text))
    cell.data_type = "s"  # whatever openpyxl takes it for: "=1+1" and "#N/A" are text, too
    return cell


def _cut(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 1] + "…"
