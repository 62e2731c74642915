"""The chain: a picture with its table, the organisations in it, and what each gives another."""

from __future__ import annotations

from collections.abc import Iterator

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.errors import NotFoundError
from duecare.report.pictures.chain import chain
from duecare.report.pictures.drawing import Table
from duecare.web.dossiers.forms.chain import ActorForm, LinkForm
from duecare.web.dossiers.http import Crumb, crumbs, onward, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@with_dossier
def actors(request: AppRequest, opened: Open) -> HttpResponse:
    """Who is in the chain, and what passes between them."""
    words = words_of(opened)
    judged = opened.judged
    found = judged.only(
        impacts=judged.impacts, remedy_order=judged.remedy_order, prevention_order=judged.prevention_order
    )
    shown = chain(opened.document, found, words)
    context = {
        "opened": opened,
        "shown": shown,
        "rows": list(_rows(opened, shown.table)),
        "crumbs": crumbs(opened),
    }
    return render(request, "dossiers/actors.html", context)


def _rows(opened: Open, table: Table) -> Iterator[dict[str, object]]:
    """The rows of the table; organisations and what they give lead to where they are changed."""
    given: dict[str, list[str]] = {}
    for id_, link in opened.document.chain.items():
        given.setdefault(link.from_, []).append(route("dossiers:link", opened, id_))
    actors = list(opened.document.actors)
    for number, (name, about, gives, gravest) in enumerate(table.rows):
        actor = actors[number] if number < len(actors) else ""
        urls = given.get(actor) or [""] * len(gives)
        yield {
            "url": route("dossiers:actor", opened, actor) if actor else "",
            "name": name[0],
            "about": about,
            "gives": [{"url": url, "text": text} for url, text in zip(urls, gives, strict=True)],
            "gravest": gravest[0],
        }


@form_view
@with_dossier
def actor(request: AppRequest, opened: Open, actor_id: str = "") -> HttpResponse:
    """One organisation in the chain: a new one, or one that is there."""
    known = opened.document.actors.get(actor_id)
    if actor_id and known is None:
        raise NotFoundError("There is no such organisation in this dossier.", next_step="Look at the chain.")
    form = ActorForm(request.POST if request.method == "POST" else None, actor=known, words=words_of(opened))
    page = route("dossiers:actors", opened)
    if form.is_valid():
        changes = form.changes(actor_id) if known else [form.added(opened.document.actors.keys())]
        if saved := save(request, opened, form, changes, then=page, further=onward(opened, page)):
            return saved
    title = known.name if known else _("Add an organisation")
    remove = route("assessment:remove-actor", opened, actor_id) if known else ""
    return _page(request, opened, form, title=title, remove=remove)


@form_view
@with_dossier
def link(request: AppRequest, opened: Open, link_id: str = "") -> HttpResponse:
    """What one organisation gives another: something new, or what is there."""
    known = opened.document.chain.get(link_id)
    if link_id and known is None:
        raise _no_link()
    data = request.POST if request.method == "POST" else None
    form = LinkForm(data, link=known, actors=opened.document.actors, giver=request.GET.get("from", ""))
    page = route("dossiers:actors", opened)
    if form.is_valid():
        changes = form.changes(link_id) if known else [form.added(opened.document.chain.keys())]
        if saved := save(request, opened, form, changes, then=page, further=onward(opened, page)):
            return saved
    remove = route("assessment:remove-link", opened, link_id) if known else ""
    return _page(request, opened, form, title=_("What one gives another"), remove=remove)


def _page(request: AppRequest, opened: Open, form: BaseForm, *, title: str, remove: str) -> HttpResponse:
    """The form, and below it the way to take what is there out again."""
    way = crumbs(opened, Crumb(_("Who is involved"), route("dossiers:actors", opened)))
    context = {"opened": opened, "form": form, "title": title, "remove": remove, "crumbs": way}
    context["further"] = _("Save and go on")
    return render(request, "dossiers/link.html", context, status=422 if form.errors else 200)


def _no_link() -> NotFoundError:
    return NotFoundError(
        "Nothing of that name passes between two organisations of this dossier.",
        means="Somebody may have taken it out.",
        next_step="Look at the chain.",
    )
