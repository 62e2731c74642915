"""Going back: to a whole revision, or from one single change. Both are changes like any other, and merge like them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from duecare.core.errors import NotFoundError
from duecare.core.revision import Change, Tree, diff, invert, value_at
from duecare.report.changed.document import Group, groups, names_in, title_of, told
from duecare.web.dossiers.forms import ReasonForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, sent_digest, with_dossier, words_of, words_then
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.past import Past, past, revision_of
from duecare.web.dossiers.store import tree_of
from duecare.web.dossiers.views.pages import form_view
from duecare.web.dossiers.views.revisions import MOST_CHANGES, way
from duecare.web.people.http import AppRequest


@form_view
@with_dossier
def go_back(request: AppRequest, opened: Open, number: int) -> HttpResponse:
    """Make an earlier revision the current one again, as a new revision with its content."""
    then = past(opened.row, revision_of(opened.row, number))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = _("Back to revision %(number)s: %(reason)s") % {"number": number, **form.cleaned_data}
        changes = diff(_seen(request, opened), then.tree)
        if saved := save(request, opened, form, changes, then=route("dossiers:history", opened), reason=reason):
            return saved
    changed, more = groups(_latest(opened), then.tree, words_of(opened), most=MOST_CHANGES)
    context = {
        "form": form,
        "changed": changed,
        "more": more,
        "base": request.POST.get("base") or opened.document.digest,
        "title": _("Make revision %(number)s the current one again") % {"number": number},
        "same": not changed,
    }
    return _page(request, opened, then, context, "dossiers/back.html")


@form_view
@with_dossier
def undo(request: AppRequest, opened: Open, number: int) -> HttpResponse:
    """Undo one change that a revision made; what else was changed, then and since, stays."""
    then = past(opened.row, revision_of(opened.row, number))
    path = request.POST.get("path") or request.GET.get("path", "")
    before, change = _change(opened, then, path)
    inverse = invert(before, change)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = _("A change of revision %(number)s undone: %(reason)s") % {"number": number, **form.cleaned_data}
        if saved := save(request, opened, form, [inverse], then=route("dossiers:history", opened), reason=reason):
            return saved
    now, undone, done = (value_at(tree, inverse.path) for tree in (_latest(opened), before, then.tree))
    words = words_then(opened, then).with_names(names_in(before, then.tree))
    shown = told(then.tree, inverse, words)
    context = {
        "form": form,
        "changed": [Group("", "", title_of(inverse.path, words), (shown,))],
        "base": then.revision.digest,
        "path": path,
        "title": _("Undo a change of revision %(number)s") % {"number": number},
        "same": now == undone,
        "since": now not in (done, undone),
    }
    return _page(request, opened, then, context, "dossiers/undo.html")


def _seen(request: AppRequest, opened: Open) -> Tree:
    """The document that the form was shown with; what the person saw is what they change."""
    digest = sent_digest(request, "base")
    found = opened.row.revisions.filter(digest=digest).order_by("-number").first()
    return tree_of(found.content) if found else _latest(opened)


def _latest(opened: Open) -> Tree:
    return tree_of(opened.revision.content)


def _change(opened: Open, then: Past, path: str) -> tuple[Tree, Change]:
    """The document before the revision, and the change that it made at the path."""
    number = then.revision.number
    before = past(opened.row, revision_of(opened.row, number - 1)).tree if number > 1 else None
    for change in diff(before, then.tree) if before is not None else ():
        if "/".join(change.path) == path:
            return before or {}, change
    raise NotFoundError("This revision made no such change.", next_step="Choose one on the page of the revision.")


def _page(request: AppRequest, opened: Open, then: Past, context: dict[str, object], template: str) -> HttpResponse:
    number = then.revision.number
    here = Crumb(_("Revision %(number)s") % {"number": number}, route("dossiers:revision", opened, str(number)))
    form = context["form"]
    shared = {"opened": opened, "then": then, "undo": False, "crumbs": crumbs(opened, way(opened), here)}
    return render(request, template, shared | context, status=422 if getattr(form, "errors", None) else 200)
