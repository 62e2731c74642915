"""Impacts: the list, one impact, and the forms for its parts."""

from __future__ import annotations

from typing import get_args

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import Harm
from duecare.core.dossier import Impact
from duecare.core.dossier.words import Dimension, Rater
from duecare.core.errors import NotFoundError
from duecare.core.revision import Set
from duecare.knowledge import bundle
from duecare.report.chapters import harm_points
from duecare.report.impacts import impact_parts
from duecare.report.model import ImpactPart
from duecare.web.assessment.forms.impacts import ImpactForm
from duecare.web.assessment.forms.involvement import InvolvementForm
from duecare.web.assessment.forms.severity import RatingForm, ScopeForm
from duecare.web.assessment.forms.standpoints import LabelForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@with_dossier
def impacts(request: AppRequest, opened: Open) -> HttpResponse:
    """Every impact with its severity, and the patterns of harm that suggest one."""
    words, findings = words_of(opened), opened.judged.whole()
    parts = impact_parts(opened.document, findings, words)
    recorded = {impact.harm for impact in opened.document.impacts.values()}
    fitting = {harm.id for harm in findings.harms if harm.result == "suggested"} - recorded
    new = route("assessment:new-impact", opened)
    context = {
        "opened": opened,
        "rows": [{"part": part, "url": route("assessment:impact", opened, part.id)} for part in parts],
        "harms": [
            {"point": point, "url": f"{new}?harm={point.id}"}
            for point in harm_points(findings, words)
            if point.id in fitting
        ],
        "new": new,
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/impacts.html", context)


@require_safe
@with_dossier
def impact(request: AppRequest, opened: Open, impact_id: str) -> HttpResponse:
    """One impact: who, which right, how severe and why, who is involved how, and what is expected of them."""
    _impact(opened, impact_id)
    part = _part(opened, impact_id)
    involved = opened.document.impacts[impact_id].involvement
    context = {
        "opened": opened,
        "part": part,
        "edit": route("assessment:edit-impact", opened, impact_id),
        "dimensions": [
            {"dimension": one, "url": route("assessment:rate", opened, impact_id, one.id)} for one in part.dimensions
        ],
        "actors": [
            {
                "id": id_,
                "name": actor.name,
                "answered": id_ in involved,
                "url": route("assessment:involvement", opened, impact_id, id_),
                "decide": route("assessment:decide", opened, impact_id, id_),
            }
            for id_, actor in opened.document.actors.items()
        ],
        "crumbs": crumbs(opened, Crumb(_("Impacts"), route("assessment:impacts", opened))),
    }
    return render(request, "assessment/impact.html", context)


@form_view
@with_dossier
def edit_impact(request: AppRequest, opened: Open, impact_id: str = "") -> HttpResponse:
    """A new impact, perhaps from a known pattern of harm; or one that is there."""
    known = _impact(opened, impact_id) if impact_id else None
    harm = bundle.load().get(Harm, request.GET.get("harm", ""))
    form = ImpactForm(request.POST or None, impact=known, harm=harm, words=words_of(opened))
    if request.method == "POST" and form.is_valid():
        if known is not None:
            return save(request, opened, form.changes(impact_id), then=route("assessment:impact", opened, impact_id))
        added = form.added(opened.document.impacts.keys())
        return save(request, opened, [added], then=route("assessment:impact", opened, added.path[1]))
    title = known.title if known else _("Add an impact")
    return _form_page(request, opened, form, title, impact_id)


@form_view
@with_dossier
def rate(request: AppRequest, opened: Open, impact_id: str, dimension: Dimension) -> HttpResponse:
    """One rater's view of one dimension of severity."""
    if dimension not in get_args(Dimension):
        raise NotFoundError("There is no such dimension of severity.", next_step="Go back to the impact.")
    rated = _impact(opened, impact_id)
    chosen = request.GET.get("rater", "assessor")
    rater: Rater = chosen if chosen in get_args(Rater) else "assessor"  # type: ignore[assignment]
    form_of = ScopeForm if dimension == "scope" else RatingForm
    words = words_of(opened)
    form = form_of(request.POST or None, impact=rated, dimension=dimension, rater=rater, words=words)
    back = route("assessment:impact", opened, impact_id)
    if request.method == "POST" and form.is_valid():
        earlier = rated.ratings()[dimension].get(form.cleaned_data["rater"])
        kept = {
            name: part for name, part in (earlier.plain() if earlier else {}).items() if name in ("evidence", "share")
        }
        change = form.change(impact_id, by=request.user.handle, on=timezone.localdate(), kept=kept)
        return save(request, opened, [change], then=back)
    return _form_page(request, opened, form, words.label("dimension", dimension).text, impact_id)


@form_view
@with_dossier
def involvement(request: AppRequest, opened: Open, impact_id: str, actor_id: str) -> HttpResponse:
    """One actor's involvement in this impact, by its questions."""
    answers = _impact(opened, impact_id).involvement.get(actor_id)
    actor = opened.document.actors.get(actor_id)
    if actor is None:
        raise NotFoundError("There is no such organisation in this dossier.", next_step="Add it to the chain first.")
    is_state = actor.kind == "public-body"
    form = InvolvementForm(request.POST or None, answers=answers, is_state=is_state, words=words_of(opened))
    back = route("assessment:impact", opened, impact_id)
    if request.method == "POST" and form.is_valid():
        kept = answers.plain() if answers else {}
        change = form.change(impact_id, actor_id, kept=kept, by=request.user.handle, on=timezone.localdate())
        return save(request, opened, [change], then=back)
    return _form_page(request, opened, form, actor.name, impact_id)


@form_view
@with_dossier
def decide(request: AppRequest, opened: Open, impact_id: str, actor_id: str) -> HttpResponse:
    """A person's decision on an actor's involvement, where the answers leave it open."""
    answers = _impact(opened, impact_id).involvement.get(actor_id)
    if answers is None:
        raise NotFoundError("The questions on this actor are not answered.", next_step="Answer them first.")
    form = LabelForm(request.POST or None, words=words_of(opened))
    if request.method == "POST" and form.is_valid():
        decided = form.decision(by=request.user.handle, on=timezone.localdate())
        change = Set(("impacts", impact_id, "involvement", actor_id), {**answers.plain(), "decided": decided})
        return save(request, opened, [change], then=route("assessment:impact", opened, impact_id))
    return _form_page(request, opened, form, opened.document.actors[actor_id].name, impact_id)


def _impact(opened: Open, impact_id: str) -> Impact:
    found = opened.document.impacts.get(impact_id)
    if found is None:
        raise NotFoundError(
            "There is no such impact in this dossier.", next_step="Choose one from the list of impacts."
        )
    return found


def _part(opened: Open, impact_id: str) -> ImpactPart:
    parts = impact_parts(opened.document, opened.judged.whole(), words_of(opened))
    return next(part for part in parts if part.id == impact_id)


def _form_page(request: AppRequest, opened: Open, form: forms.Form, title: str, impact_id: str) -> HttpResponse:
    way = [Crumb(_("Impacts"), route("assessment:impacts", opened))]
    if impact_id:
        way.append(Crumb(opened.document.impacts[impact_id].title, route("assessment:impact", opened, impact_id)))
    context = {"opened": opened, "form": form, "title": title, "crumbs": crumbs(opened, *way)}
    return render(request, "assessment/form.html", context, status=422 if form.errors else 200)
