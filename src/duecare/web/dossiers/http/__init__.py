"""What the views of dossiers share, here and in the apps above: opening one, saving changes, and the conflict page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duecare.core.errors import InputError, NotAllowedError
from duecare.core.revision import Change, MergeConflictError, Set
from duecare.knowledge import bundle
from duecare.report.phrase import Phrase
from duecare.report.words import Words
from duecare.web.dossiers import actions
from duecare.web.dossiers.http.conflict import met
from duecare.web.dossiers.models import Revision
from duecare.web.dossiers.queries import Open, is_due, open_dossier, people_in
from duecare.web.dossiers.queries.past import Past
from duecare.web.people.http import AppRequest

FURTHER = "further"
"""The name of the button that saves and goes straight on."""

P = ParamSpec("P")
DossierView = Callable[Concatenate[AppRequest, Open, P], HttpResponse]
RoutedView = Callable[..., HttpResponse]
SAVED = "saved"
"""Marks the notice that something was saved: beside it stands what can be done next."""


def with_dossier(view: DossierView[P]) -> RoutedView:
    """Opens the dossier that the route names, for a person who may see it; else the page is not found."""

    @wraps(view)
    def opened(request: AppRequest, organisation: str, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        one = open_dossier(request.user, organisation, slug)
        request.opened, request.way = one, partial(crumbs, one)
        return view(request, one, *args, **kwargs)

    return opened


class TeamWords(Words):
    """Words for the team: it reads people's names where everybody else reads their handles."""

    def __init__(self, language: str, opened: Open, past: Past | None = None) -> None:
        known = past.catalogue if past is not None else None
        super().__init__(language, known or bundle.load(), past.document if past else opened.document)
        self._opened = opened

    @cached_property
    def _people(self) -> dict[str, str]:
        return people_in(self._opened.row)

    def person(self, id_: str) -> Phrase:
        """Who says something."""
        name = self._people.get(id_) if id_.startswith("p-") else None
        return Phrase.of(name, "und") if name else super().person(id_)


def words_of(opened: Open) -> Words:
    """The words for this dossier, in the reader's language."""
    return TeamWords(get_language() or "en", opened)


def words_then(opened: Open, past: Past) -> Words:
    """The words for the dossier as it was, with the names and the knowledge of that day."""
    return TeamWords(get_language() or "en", opened, past)


def is_stale(opened: Open) -> bool:
    """Whether the findings that the pages show may no longer hold."""
    return is_due(opened.judgement, knowledge=bundle.load().digest, on=timezone.localdate())


def route(name: str, opened: Open, *args: str) -> str:
    """The address of a page of this dossier."""
    return reverse(name, args=(opened.row.organisation.slug, opened.row.slug, *args))


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page."""

    text: str | Phrase
    url: str


def theirs(opened: Open, text: str) -> Phrase:
    """A title that somebody wrote, in the language of the dossier."""
    return Phrase.of(text, opened.document.language)


def crumbs(opened: Open, *more: Crumb) -> list[Crumb]:
    """The way to a page of this dossier."""
    home = Crumb(theirs(opened, opened.document.title), route("dossiers:home", opened))
    return [Crumb(_("Dossiers"), reverse("dossiers:list")), home, *more]


def onward(opened: Open, page: str) -> str:
    """Where what waits next is looked up, once something is saved on a page of that task."""
    return f"{route('dossiers:go-on-to-next', opened)}?{urlencode({'from': page})}"


def save(
    request: AppRequest,
    opened: Open,
    form: BaseForm,
    changes: Sequence[Change],
    *,
    then: str,
    further: str = "",
    reason: str = "",
) -> HttpResponse | None:
    """Make the changes of a form that was valid and go on, or show the conflict page. `further` is where it leads with
    the second button of the form, for whoever wants to go straight on.

    Nothing when the document cannot take the changes, or the dossier was archived meanwhile: the form then says why,
    and is shown again as it was filled in.
    The form says in `base` which revision it came from; from the conflict page it says in `over` which it may go over.
    """
    try:
        revision = _revise(request, opened, changes, reason)
    except MergeConflictError as conflict:
        return _conflict_page(request, opened, conflict, then=then)
    except InputError as error:
        form.add_error(None, [str(error), *map(str, error.problems)])
        return None
    except NotAllowedError as error:
        form.add_error(None, str(error))
        return None
    if revision.digest != opened.revision.digest:
        messages.success(request, _("Saved."), extra_tags=SAVED)
    return redirect(further if further and FURTHER in request.POST else then)


def _revise(request: AppRequest, opened: Open, changes: Sequence[Change], reason: str) -> Revision:
    by, at = request.user, timezone.now()
    base, over = (sent_digest(request, name) for name in ("base", "over"))
    try:
        return actions.revise(opened.row, base=base, changes=changes, by=by, at=at, reason=reason)
    except MergeConflictError as conflict:
        if not over:
            raise
        # They saw the other version. Only what they changed themselves goes over it, not every field of the form.
        mine = [Set(change.path, getattr(change, "value", None)) for change in conflict.mine]
        return actions.revise(opened.row, base=over, changes=mine, by=by, at=at, reason=reason)


def sent_digest(request: AppRequest, name: str) -> str:
    """The digest that a hidden field holds; nothing for what is none."""
    value = request.POST.get(name, "")
    return value if re.fullmatch(r"sha256:[0-9a-f]{64}", value) else ""


def _conflict_page(request: AppRequest, opened: Open, conflict: MergeConflictError, *, then: str) -> HttpResponse:
    """Both versions side by side. Choosing mine sends the same form again, to go over what is there now."""
    latest = open_dossier(request.user, opened.row.organisation.slug, opened.row.slug)
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "opened": latest,
        "crumbs": crumbs(latest),
        "conflicts": [met(found, words_of(latest)) for found in conflict.conflicts],
        "kept": [(name, value) for name, value in sent if name not in ("csrfmiddlewaretoken", "over")],
        "over": latest.document.digest,
        "then": then,
    }
    return render(request, "dossiers/conflict.html", context, status=409)
