"""A dossier beside another account of the same system: the operator's own where it is published, or somebody else's."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from duecare.core.dossier import Dossier as Document
from duecare.core.errors import InputError
from duecare.core.method import assess
from duecare.core.method.beside import Account
from duecare.exchange import Source
from duecare.knowledge import bundle
from duecare.report.beside.build import beside
from duecare.report.beside.model import Side
from duecare.report.words import Words
from duecare.web.dossiers import actions, queries
from duecare.web.dossiers.forms import UploadForm
from duecare.web.dossiers.forms.beside import FILE, BesideForm
from duecare.web.dossiers.http import crumbs, route, with_dossier, words_of
from duecare.web.dossiers.listing import SORTS, Wanted, listed, page_of
from duecare.web.dossiers.models import IndexRow, Upload
from duecare.web.dossiers.queries import Open, open_dossier
from duecare.web.people.http import AppRequest

MOST_FILES = 20
MOST_ROWS = 40
"""Things of one kind that stand alike."""


@dataclass(frozen=True)
class Other:
    """The other account, and where it stands."""

    document: Document
    words: Words
    url: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def beside_other(request: AppRequest, opened: Open) -> HttpResponse:
    """Choose the other account, or bring it as a file; then both side by side."""
    upload = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    problem: InputError | None = None
    if upload.is_valid():
        try:
            return redirect(_address(opened, _kept(request, upload, opened)))
        except InputError as error:
            problem = error
    asked = request.GET if request.GET else None
    form = BesideForm(asked, rows=_rows(request, opened), uploads=_uploads(request))
    other = _other(request, form.cleaned_data["other"]) if form.is_bound and form.is_valid() else None
    context = {
        "opened": opened,
        "form": form,
        "upload": upload,
        "problem": problem,
        "days": actions.KEPT_FOR.days,
        "found": _beside(opened, other) if other else None,
        "other": other,
        "crumbs": crumbs(opened),
    }
    wrong = problem or form.errors or upload.errors
    return render(request, "dossiers/beside.html", context, status=422 if wrong else 200)


def _beside(opened: Open, other: Other) -> object:
    """Both as they stand, judged with today's knowledge on one day."""
    catalogue, on = bundle.load(), timezone.localdate()
    sides = [
        Side(Account.of(document, assess(document, catalogue, on), catalogue), words)
        for document, words in ((opened.document, words_of(opened)), (other.document, other.words))
    ]
    return beside(sides[0], sides[1], catalogue, most=MOST_ROWS)


def _rows(request: AppRequest, opened: Open) -> list[IndexRow]:
    words = request.GET.get("q", "")[:200]
    rows = listed(request.user, Wanted(words=words), on=timezone.localdate()).exclude(pk=opened.row.pk)
    return page_of(rows, SORTS["changed"]).rows


def _uploads(request: AppRequest) -> list[Upload]:
    actions.purge_uploads(at=timezone.now())
    return list(queries.uploads_of(request.user).filter(format=actions.OWN)[:MOST_FILES])


def _other(request: AppRequest, chosen: str) -> Other | None:
    if not chosen:
        return None
    if chosen.startswith(FILE):
        document = queries.brought(queries.open_upload(request.user, int(chosen.removeprefix(FILE))))
        if isinstance(document, Source):  # the list has none
            return None
        return Other(document, Words(get_language() or "en", bundle.load(), document), "")
    organisation, _slash, slug = chosen.partition("/")
    there = open_dossier(request.user, organisation, slug)
    return Other(there.document, words_of(there), route("dossiers:home", there))


def _kept(request: AppRequest, form: UploadForm, opened: Open) -> Upload:
    """The file, kept for some days. Raises InputError for what is no dossier."""
    file = form.cleaned_data["file"]
    content = file.read()
    if isinstance(queries.read_file(content, file.name), Source):
        raise InputError(
            "This file holds records, not a dossier.",
            next_step="Start a dossier from it, then choose that one here.",
        )
    organisation = opened.row.organisation
    return actions.keep_upload(content, file.name, organisation=organisation, by=request.user, at=timezone.now())


def _address(opened: Open, kept: Upload) -> str:
    return f"{route('dossiers:beside', opened)}?other={FILE}{kept.pk}"
