"""The pages of evidence: the list, one piece, whether a file is the one recorded, and removing a piece."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.dossier import Evidence
from duecare.core.errors import NotFoundError
from duecare.core.revision import Remove
from duecare.report.words import Words
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.evidence.forms import LARGEST_FILE, CheckForm, EvidenceForm, RemoveForm
from duecare.web.evidence.http import SeenFile, keeps_no_file
from duecare.web.evidence.queries import Place, places_by_piece
from duecare.web.evidence.views.places import named
from duecare.web.people.http import AppRequest

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@with_dossier
def evidence(request: AppRequest, opened: Open) -> HttpResponse:
    """Every piece of evidence, with where it lies and what rests on it."""
    words, places, held = words_of(opened), places_by_piece(opened.document), opened.document.evidence
    by_title = sorted(held, key=lambda id_: (held[id_].title.casefold(), id_))
    context = {
        "opened": opened,
        "rows": [_row(id_, places[id_], opened, words) for id_ in by_title],
        "unfixed": not all(piece.digest for piece in held.values()),
        "crumbs": crumbs(opened),
    }
    return render(request, "evidence/list.html", context)


def _row(id_: str, places: Sequence[Place], opened: Open, words: Words) -> dict[str, object]:
    piece = opened.document.evidence[id_]
    where = piece.where or ""
    return {
        "id": id_,
        "piece": piece,
        "kind": words.label("evidence-kind", piece.kind),
        "day": words.day(piece.on) if piece.on else "",
        "where": words.own(where),
        "url": where if where.startswith(("https://", "http://")) else "",
        "note": words.own(piece.note or ""),
        "seen_by": words.label("audience", piece.shown_to),
        "uses": named(places, opened, words),
    }


@keeps_no_file
@form_view
@with_dossier
def edit(request: AppRequest, opened: Open, piece_id: str = "") -> HttpResponse:
    """A new piece of evidence, or one that is there."""
    known = _piece(opened, piece_id) if piece_id else None
    data, files = (_with_digest(request), request.FILES) if request.method == "POST" else (None, None)
    form = EvidenceForm(data, files, piece=known, words=words_of(opened))
    if form.is_valid():
        changes = form.changes(piece_id) if known else [form.added(opened.document.evidence.keys())]
        then = f"{route('evidence:list', opened)}#{changes[0].path[1]}"
        if saved := save(request, opened, form, changes, then=then):
            return saved
    title = _("Change this piece of evidence") if known else _("Add a piece of evidence")
    context = {"opened": opened, "form": form, "title": title, "crumbs": _way(opened)}
    return render(request, "evidence/edit.html", context, status=422 if form.errors else 200)


def _with_digest(request: AppRequest) -> QueryDict:
    """What was sent, with the digest of a file that came written where no digest was: the file is gone after this
    request, and what was learnt of it must outlast an error elsewhere in the form."""
    file = request.FILES.get("file")
    if isinstance(file, SeenFile) and 0 < (file.size or 0) <= LARGEST_FILE and not request.POST.get("digest"):
        sent = request.POST.copy()
        sent["digest"] = file.digest
        request.POST = sent  # type: ignore[assignment] # the page of a conflict sends it again
    return request.POST


@keeps_no_file
@form_view
@with_dossier
def check(request: AppRequest, opened: Open, piece_id: str) -> HttpResponse:
    """Whether a file is the one that was recorded. It says nothing on whether what stands in it is true."""
    piece = _piece(opened, piece_id)
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    file = form.cleaned_data["file"] if form.is_valid() else None
    context = {
        "opened": opened,
        "form": form,
        "piece": piece,
        "change": route("evidence:change", opened, piece_id),
        "file": file,
        "same": file is not None and file.digest == piece.digest,
        "crumbs": _way(opened),
    }
    return render(request, "evidence/check.html", context, status=422 if form.errors else 200)


@form_view
@with_dossier
def remove(request: AppRequest, opened: Open, piece_id: str) -> HttpResponse:
    """Remove a piece, once nothing rests on it."""
    piece, places = _piece(opened, piece_id), places_by_piece(opened.document)[piece_id]
    form = RemoveForm(request.POST if request.method == "POST" else None)
    page = route("evidence:list", opened)
    changes = [Remove(("evidence", piece_id))]
    if not places and form.is_valid() and (saved := save(request, opened, form, changes, then=page)):
        return saved
    context = {
        "opened": opened,
        "form": form,
        "piece": piece,
        "uses": named(places, opened, words_of(opened)),
        "page": page,
        "crumbs": _way(opened),
    }
    refused = request.method == "POST" and bool(places)
    return render(request, "evidence/remove.html", context, status=409 if refused else 422 if form.errors else 200)


def _piece(opened: Open, piece_id: str) -> Evidence:
    found = opened.document.evidence.get(piece_id)
    if found is None:
        raise NotFoundError(
            "There is no such piece of evidence in this dossier.", next_step="Choose one from the list of evidence."
        )
    return found


def _way(opened: Open) -> list[Crumb]:
    return crumbs(opened, Crumb(_("Evidence"), route("evidence:list", opened)))
