"""The parts of an impact that people judge: each dimension of severity by each rater, and who is involved how."""

from __future__ import annotations

from typing import Any, cast, get_args
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from duecare.core.dossier.words import Dimension, Rater
from duecare.core.errors import NotFoundError
from duecare.core.method.hearing import standing
from duecare.core.revision import Set
from duecare.report.grounds import grounds
from duecare.report.words import Words
from duecare.web.assessment.forms.all_three import AllThreeForm
from duecare.web.assessment.forms.involvement import InvolvementForm
from duecare.web.assessment.forms.severity import RatingForm, form_of
from duecare.web.assessment.forms.standpoints import LabelForm
from duecare.web.assessment.views.impacts import OPEN_LABELS, form_view, impact_of, way_to
from duecare.web.dossiers.http import crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest


@form_view
@with_dossier
def rate(request: AppRequest, opened: Open, impact_id: str, dimension: str) -> HttpResponse:
    """One rater's view of one dimension of severity. The address says whose view it is."""
    if dimension not in get_args(Dimension):
        raise NotFoundError("There is no such dimension of severity.", next_step="Go back to the impact.")
    form = form_of(cast("Dimension", dimension))(
        request.POST if request.method == "POST" else None,
        dimension=cast("Dimension", dimension),
        **_told(request, opened, impact_id),
    )
    return _rated(request, opened, impact_id, form, "assessment/rate.html")


@form_view
@with_dossier
def rate_all(request: AppRequest, opened: Open, impact_id: str) -> HttpResponse:
    """One rater's view of all three dimensions, each by itself. The address says whose view it is."""
    data = request.POST if request.method == "POST" else None
    form = AllThreeForm(data, **_told(request, opened, impact_id))
    return _rated(request, opened, impact_id, form, "assessment/rate_all.html")


def _told(request: AppRequest, opened: Open, impact_id: str) -> dict[str, Any]:
    """What is rated, by whom, and from which hearing it comes."""
    rater = request.GET.get("rater", "assessor")
    if rater not in get_args(Rater):
        raise NotFoundError("Nobody rates by this name.", next_step="Go back to the impact.")
    rated, words = impact_of(opened, impact_id), words_of(opened)
    heard = request.GET.get("heard", "")
    return {"impact": rated, "rater": rater, "words": words, "hearings": _hearings(opened, words), "heard": heard}


def _rated(
    request: AppRequest, opened: Open, impact_id: str, form: RatingForm | AllThreeForm, page: str
) -> HttpResponse:
    all_three = isinstance(form, AllThreeForm)
    text, url = _further(opened, impact_id) if all_three and form.rater == "assessor" else ("", "")
    if form.is_valid():
        changes = form.changes(impact_id, by=request.user.handle, on=timezone.localdate())
        if saved := save(request, opened, form, changes, then=_then(request, opened, impact_id), further=url):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "further": text,
        "rater": words_of(opened).word(form.rater, "rater"),
        "crumbs": crumbs(opened, *way_to(opened, impact_id)),
    }
    return render(request, page, context, status=422 if form.errors else 200)


def _further(opened: Open, impact_id: str, *besides: str) -> tuple[str, str]:
    """What is said next of an impact, and where: who is involved, one after the other, and then what is done about it.
    Nothing where that is said."""
    involved = {*impact_of(opened, impact_id).involvement, *besides}
    for id_, actor in opened.document.actors.items():
        if id_ not in involved:
            text = _("Save and say how %(name)s is involved") % {"name": actor.name}
            return text, route("assessment:involvement", opened, impact_id, id_)
    if any(impact_id in measure.impacts for measure in opened.document.measures.values()):
        return "", ""
    page = f"{route('work:new-measure', opened)}?{urlencode({'impact': impact_id})}"
    return _("Save and say what is done about it"), page


def _hearings(opened: Open, words: Words) -> dict[str, str]:
    """The hearings in which the people touched had a voice, by id, and those of which nothing that they said is
    recorded, marked: none that are planned."""
    today, unrecorded = timezone.localdate(), _("nothing is recorded of what they said")
    found = {}
    for id_, held in opened.document.engagement.items():
        name, stands = words.name("engagement", id_).text, standing(held, today)
        if stands in ("heard", "unrecorded"):
            found[id_] = name if stands == "heard" else f"{name} ({unrecorded})"
    return found


def _then(request: AppRequest, opened: Open, impact_id: str) -> str:
    """Back to the hearing, where it was recorded from there; else to the impact."""
    heard = request.GET.get("heard", "")
    if heard in opened.document.engagement:
        return route("engagement:one", opened, heard)
    return route("assessment:impact", opened, impact_id)


@form_view
@with_dossier
def involvement(request: AppRequest, opened: Open, impact_id: str, actor_id: str) -> HttpResponse:
    """One actor's involvement in this impact, by its questions."""
    answers = impact_of(opened, impact_id).involvement.get(actor_id)
    actor = opened.document.actors.get(actor_id)
    if actor is None:
        raise NotFoundError("There is no such organisation in this dossier.", next_step="Add it to the chain first.")
    data = request.POST if request.method == "POST" else None
    text, url = _further(opened, impact_id, actor_id)
    form = InvolvementForm(data, answers=answers, is_state=actor.kind == "public-body", words=words_of(opened))
    if form.is_valid():
        kept = answers.plain() if answers else {}
        change = form.change(impact_id, actor_id, kept=kept, by=request.user.handle, on=timezone.localdate())
        then = route("assessment:impact", opened, impact_id)
        if saved := save(request, opened, form, [change], then=then, further=url):
            return saved
    way = way_to(opened, impact_id)
    context = {
        "opened": opened,
        "form": form,
        "actor": actor,
        "further": text,
        "state_action": route("assessment:state-action", opened, impact_id),
        "remove": route("assessment:remove-involvement", opened, impact_id, actor_id) if answers else "",
        "crumbs": crumbs(opened, *way),
    }
    return render(request, "assessment/involvement.html", context, status=422 if form.errors else 200)


@form_view
@with_dossier
def decide(request: AppRequest, opened: Open, impact_id: str, actor_id: str) -> HttpResponse:
    """A person's decision on an actor's involvement, where the answers leave it open."""
    answers = impact_of(opened, impact_id).involvement.get(actor_id)
    if answers is None:
        raise NotFoundError("The questions on this actor are not answered.", next_step="Answer them first.")
    words = words_of(opened)
    form = LabelForm(request.POST if request.method == "POST" else None, decided=answers.decided, words=words)
    if form.is_valid():
        decided = form.decision(by=request.user.handle, on=timezone.localdate())
        change = Set(("impacts", impact_id, "involvement", actor_id), {**answers.plain(), "decided": decided})
        if saved := save(request, opened, form, [change], then=route("assessment:impact", opened, impact_id)):
            return saved
    impact = next(found for found in opened.judged.impacts if found.id == impact_id)
    finding = next(found for found in impact.involvement if found.id == actor_id)
    context = {
        "opened": opened,
        "form": form,
        "name": words.name("actors", actor_id),
        "label": words.label("label", finding.label),
        "settled": finding.label not in OPEN_LABELS,
        "because": grounds(finding.reasons, words),
        "crumbs": crumbs(opened, *way_to(opened, impact_id)),
    }
    return render(request, "assessment/decide.html", context, status=422 if form.errors else 200)
