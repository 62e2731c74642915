"""What the views of dossiers share, here and in the apps above: opening one, saving changes, and the conflict page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duecare.core.revision import Change, Conflict, MergeConflictError
from duecare.knowledge import bundle
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers import actions
from duecare.web.dossiers.queries import Open, open_dossier
from duecare.web.people.http import AppRequest

P = ParamSpec("P")
DossierView = Callable[Concatenate[AppRequest, Open, P], HttpResponse]
RoutedView = Callable[..., HttpResponse]


def with_dossier(view: DossierView[P]) -> RoutedView:
    """Opens the dossier that the route names, for a person who may see it; else the page is not found."""

    @wraps(view)
    def opened(request: AppRequest, organisation: str, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, open_dossier(request.user, organisation, slug), *args, **kwargs)

    return opened


def words_of(opened: Open) -> Words:
    """The words for this dossier, in the reader's language."""
    return Words(get_language() or "en", bundle.load(), opened.document)


def route(name: str, opened: Open, *args: str) -> str:
    """The address of a page of this dossier."""
    return reverse(name, args=(opened.row.organisation.slug, opened.row.slug, *args))


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page."""

    text: str | Phrase
    url: str


def crumbs(opened: Open, *more: Crumb) -> list[Crumb]:
    """The way to a page of this dossier."""
    home = Crumb(opened.document.title, route("dossiers:home", opened))
    return [Crumb(_("Dossiers"), reverse("dossiers:list")), home, *more]


def save(request: AppRequest, opened: Open, changes: Sequence[Change], *, then: str, reason: str = "") -> HttpResponse:
    """Make the changes of a form that was valid, and go on; or show the conflict, with nothing lost.

    The form says in `base` which revision it came from.
    """
    try:
        revision = actions.revise(
            opened.row,
            base=request.POST.get("base", ""),
            changes=changes,
            by=request.user,
            at=timezone.now(),
            reason=reason,
        )
    except MergeConflictError as conflict:
        return conflict_page(request, opened, conflict, then=then)
    if revision.digest != opened.revision.digest:
        messages.success(request, _("Saved."))
    return go(request, then)


def go(request: AppRequest, url: str) -> HttpResponse:
    """On to another page. With htmx the browser follows too, and shows the whole page."""
    return HttpResponseRedirect(url) if not request.htmx else redirect(url)


@dataclass(frozen=True)
class Met:
    """One thing that two people changed, as the conflict page shows it."""

    where: str
    kind: str
    was: str
    mine: str
    theirs: str
    together: str


def conflict_page(request: AppRequest, opened: Open, conflict: MergeConflictError, *, then: str) -> HttpResponse:
    """Both versions side by side. Choosing mine sends the same form again, on top of what is there now."""
    latest = open_dossier(request.user, opened.row.organisation.slug, opened.row.slug)
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [(name, value) for name, value in sent if name not in ("base", "csrfmiddlewaretoken")]
    context = {
        "opened": latest,
        "crumbs": crumbs(latest),
        "conflicts": [_met(found) for found in conflict.conflicts],
        "kept": kept,
        "base": latest.document.digest,
        "then": then,
    }
    return render(request, "dossiers/conflict.html", context, status=409)


def _met(found: Conflict) -> Met:
    values = (found.base, found.mine, found.theirs, found.together)
    return Met(" › ".join(found.path), found.kind, *(_said(value) for value in values))


def _said(value: object) -> str:
    """A value of a document as text: its parts one on a line."""
    match value:
        case None:
            return ""
        case dict():
            return "\n".join(f"{name}: {_said(part)}" for name, part in value.items())
        case list() | tuple():
            return ", ".join(_said(part) for part in value)
    return str(value)
