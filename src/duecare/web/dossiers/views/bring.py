"""Starting from a record: bring a file, see what is in it, choose, and make dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from duecare.core.dossier import Dossier as Document
from duecare.core.errors import InputError, NotFoundError
from duecare.exchange import FORMATS, Choice, Source, choices
from duecare.exchange.choosing import records_at
from duecare.report.phrase import Phrase
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.actions.imports import AT_ONCE, MOST
from duecare.web.dossiers.forms import ChooseForm, OwnFileForm, UploadForm
from duecare.web.dossiers.http import Crumb
from duecare.web.dossiers.models import Dossier, Upload
from duecare.web.dossiers.queries import RecordPage
from duecare.web.dossiers.queries.columns import is_unmapped
from duecare.web.dossiers.queries.newer import Match, gone_from, matches_of
from duecare.web.dossiers.views.imports import start_import
from duecare.web.dossiers.views.remarks import told
from duecare.web.people.http import AppRequest
from duecare.web.people.models import Organisation
from duecare.web.people.queries import organisations_of

LISTED = 20
"""Files shown as brought before."""

form_view = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Kept:
    """A file brought before, in the list of them."""

    row: Upload
    format: str
    """The name of its format, in English; nothing for a dossier of our own."""

    @property
    def kilobytes(self) -> int:
        """Its size, rounded up."""
        return -(-self.row.size // 1_000)


@dataclass(frozen=True)
class RecordRow:
    """A record in the list to choose from."""

    choice: Choice
    dossier: Dossier | None
    """The dossier that was started from it."""
    matches: Sequence[Match]
    """The dossiers that keep another edition of it."""
    number: int
    """Among the boxes that can be ticked on this page, counted from 0."""
    ticked: bool

    @property
    def remarks(self) -> Sequence[Phrase]:
        """What to know of it."""
        return told(self.choice.remarks)


@form_view
def upload(request: AppRequest) -> HttpResponse:
    """Bring a file. What cannot be used is told here, with every problem that was found."""
    actions.purge_uploads(at=timezone.now())
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    problem: InputError | None = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = actions.keep_upload(
                file.read(), file.name, organisation=_organisation(request), by=request.user, at=timezone.now()
            )
        except InputError as error:
            problem = error
        else:
            return redirect("dossiers:choose", kept.pk)
    context = {
        "form": form,
        "problem": problem,
        "formats": [format_.name for format_ in FORMATS],
        "uploads": [_kept(row) for row in queries.uploads_of(request.user).defer("columns")[:LISTED]],
        "days": actions.KEPT_FOR.days,
        "crumbs": file_crumbs()[:-1],
    }
    return render(request, "dossiers/bring.html", context, status=422 if problem or form.errors else 200)


@form_view
def choose(request: AppRequest, upload_id: int) -> HttpResponse:
    """See what is in a file, and make dossiers of it."""
    actions.purge_uploads(at=timezone.now())
    row = queries.open_upload(request.user, upload_id)
    if is_unmapped(row):
        return redirect("dossiers:columns", row.pk)
    found = queries.brought(row)
    return _records(request, row, found) if isinstance(found, Source) else _own_file(request, row, found)


@require_POST
def drop(request: AppRequest, upload_id: int) -> HttpResponse:
    """Delete a file that was brought."""
    row = queries.open_upload(request.user, upload_id)
    actions.drop_upload(row, by=request.user, at=timezone.now())
    messages.success(request, _("The file was removed. Dossiers started from it keep their records."))
    return redirect("dossiers:upload")


def _records(request: AppRequest, row: Upload, source: Source) -> HttpResponse:
    words = request.GET.get("q", "")[:200]
    every = _not_started(row, source, words) if "all" in request.POST else []
    form = ChooseForm(request.POST if request.method == "POST" else None, source=source, found=every)
    if form.is_valid():
        return start_import(request, row, form.cleaned_data["record"], outside=form.cleaned_data["outside"])
    page = queries.records_of(
        source, words=words, after=_position(request, "after"), before=_position(request, "before")
    )
    context = {
        "upload": _kept(row),
        "source": source,
        "remarks": told(source.remarks),
        "form": form,
        "q": words,
        "page": page,
        "rows": _rows(row, source, page, form.ticked),
        "gone": [] if words or page.before is not None else gone_from(row.organisation, row, source),
        "before": page.before is not None and _address(words, before=page.before),
        "after": page.after is not None and _address(words, after=page.after),
        "most": MOST,
        "at_once": AT_ONCE,
        "crumbs": file_crumbs(),
    }
    return render(request, "dossiers/bring_records.html", context, status=422 if form.errors else 200)


def _not_started(row: Upload, source: Source, words: str) -> list[int]:
    """The records that hold all these words and have no dossier, in the order of the file; too many are left as they
    are, to be refused."""
    found = [choice.position for choice in choices(source, words)]
    there = queries.started_from(row.organisation, row.digest, found[: MOST * 10])
    return [position for position in found if position not in there]


def _rows(row: Upload, source: Source, page: RecordPage, ticked: Sequence[str]) -> list[RecordRow]:
    shown = [choice.position for choice in page.rows]
    there = queries.started_from(row.organisation, row.digest, shown)
    others = [one for one in records_at(source, shown) if one.position not in there]
    matches, alone = matches_of(row.organisation, source, others), len(source.records) == 1
    rows: list[RecordRow] = []
    number = 0
    for choice in page.rows:
        at, dossier = choice.position, there.get(choice.position)
        rows.append(RecordRow(choice, dossier, matches.get(at, ()), number, ticked=alone or str(at) in ticked))
        number += dossier is None
    return rows


def _own_file(request: AppRequest, row: Upload, document: Document) -> HttpResponse:
    form = OwnFileForm(
        request.POST if request.method == "POST" else None, document=document, organisation=row.organisation
    )
    if form.is_valid():
        try:
            dossier = actions.start_from_file(row, slug=form.cleaned_data["id"], by=request.user, at=timezone.now())
        except InputError as error:  # what nobody can see beforehand, such as an id that was taken in the same moment
            form.add_error(None, [str(error), *map(str, error.problems)])
        else:
            return redirect("dossiers:home", dossier.organisation.slug, dossier.slug)
    context = {
        "upload": _kept(row),
        "document": document,
        "holds": _holds(document),
        "form": form,
        "taken": row.organisation.dossiers.filter(slug=document.id).first(),
        "crumbs": file_crumbs(),
    }
    return render(request, "dossiers/bring_own.html", context, status=422 if form.errors else 200)


def _holds(document: Document) -> list[str]:
    facts, impacts, measures = len(document.facts), len(document.impacts), len(document.measures)
    return [
        ngettext("%(count)s fact", "%(count)s facts", facts) % {"count": facts},
        ngettext("%(count)s impact", "%(count)s impacts", impacts) % {"count": impacts},
        ngettext("%(count)s measure", "%(count)s measures", measures) % {"count": measures},
    ]


def _position(request: AppRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotFoundError("There is no such page of the records.", next_step="Start again from their beginning.")
    return int(text)


def _address(words: str, **more: int) -> str:
    return "?" + urlencode({**({"q": words} if words else {}), **more})


def _kept(row: Upload) -> Kept:
    names = {format_.id: format_.name for format_ in FORMATS}
    return Kept(row, "" if row.format == actions.OWN else names.get(row.format, row.format))


def _organisation(request: AppRequest) -> Organisation:
    return organisations_of(request.user).order_by("pk")[0]


def file_crumbs() -> list[Crumb]:
    """The way to what is in a file."""
    start = Crumb(_("Start a dossier"), reverse("dossiers:start"))
    return [Crumb(_("Dossiers"), reverse("dossiers:list")), start, Crumb(_("Bring a file"), reverse("dossiers:upload"))]
