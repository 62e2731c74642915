"""A table that no importer knows: which column says what, before its records are chosen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.core.errors import NotFoundError
from duecare.exchange import Proposal, columns_yaml
from duecare.exchange.text import shortened
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.forms.columns import MANY, ColumnsForm, headings
from duecare.web.dossiers.http import Crumb
from duecare.web.dossiers.queries.columns import columns_of, is_table, table_of
from duecare.web.dossiers.views.bring import file_crumbs, form_view
from duecare.web.dossiers.views.remarks import told
from duecare.web.people.http import AppRequest, attachment

OPEN = 30
"""A list of more columns is folded."""
SHORT = 24
"""Characters of the one example of a column, in a table of many."""


@form_view
def columns(request: AppRequest, upload_id: int) -> HttpResponse:
    """Say which column says what. It is kept for the organisation's next table with the same headings."""
    row = queries.open_upload(request.user, upload_id)
    if not is_table(row):
        raise NotFoundError("The columns of this file are known.", next_step="Choose from its records.")
    table, before = table_of(row), columns_of(row)
    data, reader = request.POST if request.method == "POST" else None, get_language() or "en"
    form = ColumnsForm(data, table=table, columns=before, reader=reader)
    if form.is_valid():
        actions.map_columns(row, form.columns(), by=request.user, at=timezone.now())
        messages.success(request, _("The columns are mapped. Nothing becomes a dossier until you choose it."))
        return redirect("dossiers:choose", row.pk)
    crumbs = file_crumbs()
    if before:
        crumbs.append(Crumb(row.name, reverse("dossiers:choose", args=(row.pk,))))
    context = {
        "upload": row,
        "table": table,
        "remarks": told(table.remarks),
        "columns": list(zip(headings(table), _examples(table), strict=True)),
        "open": len(table.header) <= OPEN,
        "form": form,
        "mapped": before,
        "crumbs": crumbs,
    }
    return render(request, "dossiers/columns.html", context, status=422 if form.errors else 200)


@require_safe
def columns_file(request: AppRequest, upload_id: int) -> HttpResponse:
    """What was said of the columns, as the file that the command line uses."""
    row = queries.open_upload(request.user, upload_id)
    said = columns_of(row)
    if said is None:
        raise NotFoundError("The columns of this file are not mapped.", next_step="Say which column says what.")
    return attachment(columns_yaml(said, table_of(row).examples), f"columns-{row.pk}.yaml", "application/yaml")


def _examples(table: Proposal) -> list[tuple[str, ...]]:
    many = len(table.header) > MANY
    return [tuple(shortened(said, SHORT) for said in one[:1]) if many else one for one in table.examples]
