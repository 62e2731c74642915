"""Impacts: the list, one impact, and the forms for its parts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import Harm
from duecare.core.dossier import Impact
from duecare.core.errors import NotFoundError
from duecare.core.method.findings import Findings
from duecare.knowledge import bundle
from duecare.report.evaluations import evaluation_point
from duecare.report.impacts import impact_parts
from duecare.report.model import ImpactPart
from duecare.report.phrase import concat
from duecare.report.words import Words
from duecare.web.assessment.forms.impacts import ImpactForm
from duecare.web.assessment.views.harms import about, fitting, named, touched
from duecare.web.assessment.views.limit_rows import limits_of
from duecare.web.dossiers.http import Crumb, crumbs, route, save, theirs, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

form_view = require_http_methods(["GET", "HEAD", "POST"])

OPEN_LABELS = frozenset({"undetermined", "border"})
"""Involvements that a person may decide."""


@require_safe
@with_dossier
def impacts(request: AppRequest, opened: Open) -> HttpResponse:
    """Every impact with its severity, and the patterns of harm that suggest one."""
    words = words_of(opened)
    parts = impact_parts(opened.document, ordered(opened), words)
    recorded = {impact.harm for impact in opened.document.impacts.values()}
    context = {
        "opened": opened,
        "rows": [{"part": part, "url": route("assessment:impact", opened, part.id)} for part in parts],
        **fitting(opened, words, but=recorded),
        "may_fit": named(opened, words, "cannot-tell"),
        "new": route("assessment:new-impact", opened),
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/impacts.html", context)


@require_safe
@with_dossier
def impact(request: AppRequest, opened: Open, impact_id: str) -> HttpResponse:
    """One impact: who, which right, how severe and why, who is involved how, and what is expected of them."""
    impact_of(opened, impact_id)
    words = words_of(opened)
    parts = impact_parts(opened.document, ordered(opened), words)
    part = next(part for part in parts if part.id == impact_id)
    context = {
        "opened": opened,
        "part": part,
        "edit": route("assessment:edit-impact", opened, impact_id),
        "dimensions": [{"dimension": one, "rate": _rate(opened, impact_id, one.id)} for one in part.dimensions],
        "rate_all": _rate_all(opened, impact_id),
        "actors": _actors(opened, part),
        "new_actor": route("dossiers:new-actor", opened),
        "measures": _measures(opened, impact_id, words),
        "attached": [
            {"part": evaluation_point(id_, found, words), "url": route("work:attached", opened, id_)}
            for id_, found in opened.document.evaluations.items()
            if impact_id in found.impacts
        ],
        "new_measure": f"{route('work:new-measure', opened)}?{urlencode({'impact': impact_id})}",
        "remove": route("assessment:remove-impact", opened, impact_id),
        "state_action": route("assessment:state-action", opened, impact_id),
        "state_acts": impact_of(opened, impact_id).state_action is not None,
        **limits_of(opened, impact_id, part.limits, words),
        "crumbs": crumbs(opened, Crumb(_("Impacts"), route("assessment:impacts", opened))),
    }
    return render(request, "assessment/impact.html", context)


def _measures(opened: Open, impact_id: str, words: Words) -> list[dict[str, object]]:
    """What is done about it, with who answers for it by when."""
    measures = [(id_, one) for id_, one in opened.document.measures.items() if impact_id in one.impacts]
    return [
        {
            "url": route("work:measure", opened, id_),
            "name": words.name("measures", id_),
            "line": concat((words.label("measure-kind", one.kind), words.own(one.owner or "")), " · "),
            "due": one.due,
            "state": words.label("measure-state", one.state),
        }
        for id_, one in measures
    ]


def _rate(opened: Open, impact_id: str, dimension: str) -> list[dict[str, object]]:
    """Where each rater's view of a dimension is recorded."""
    url = route("assessment:rate", opened, impact_id, dimension)
    texts = {
        "affected-people": _("Record what the affected people say"),
        "expert": _("Record an expert’s view"),
        "assessor": _("Rate it as the assessor"),
    }
    return [{"url": f"{url}?rater={rater}", "text": text} for rater, text in texts.items()]


def _rate_all(opened: Open, impact_id: str) -> list[dict[str, object]]:
    """Where whoever has rated nothing of it yet rates all three dimensions at once."""
    url, ratings = route("assessment:rate-all", opened, impact_id), impact_of(opened, impact_id).ratings()
    texts = {
        "affected-people": _("Record what the affected people say of all three"),
        "expert": _("Record an expert’s view of all three"),
        "assessor": _("Rate all three as the assessor"),
    }
    silent = [rater for rater in texts if not any(rater in said for said in ratings.values())]
    return [{"url": f"{url}?rater={rater}", "text": texts[rater]} for rater in silent]


def _actors(opened: Open, part: ImpactPart) -> list[dict[str, object]]:
    """Everybody in the chain, with how they are involved in this impact and where to say so."""
    finding = next(found for found in opened.judged.impacts if found.id == part.id)
    involved = {found.id: (found, shown) for found, shown in zip(finding.involvement, part.involved, strict=True)}
    rows: list[dict[str, object]] = []
    for id_, actor in opened.document.actors.items():
        found, shown = involved.get(id_, (None, None))
        open_ = found is not None and found.label in OPEN_LABELS
        rows.append(
            {
                "name": actor.name,
                "part": shown,
                "open": open_,
                "url": route("assessment:involvement", opened, part.id, id_),
                "decide": route("assessment:decide", opened, part.id, id_) if open_ else "",
            }
        )
    return rows


@form_view
@with_dossier
def edit_impact(request: AppRequest, opened: Open, impact_id: str = "") -> HttpResponse:
    """A new impact, perhaps from a known pattern of harm; or one that is there."""
    known = impact_of(opened, impact_id) if impact_id else None
    harm = bundle.load().get(Harm, request.GET.get("harm", ""))
    data = request.POST if request.method == "POST" else None
    words = words_of(opened)
    recorded = {impact.title for impact in opened.document.impacts.values()}
    form = ImpactForm(data, impact=known, harm=harm, near=touched(opened), recorded=recorded, words=words)
    if form.is_valid():
        changes = form.changes(impact_id) if known else [form.added(opened.document.impacts.keys())]
        then, rating = (route(f"assessment:{page}", opened, changes[0].path[1]) for page in ("impact", "rate-all"))
        if saved := save(request, opened, form, changes, then=then, further=rating):
            return saved
    title = _("Change this impact") if known else _("Add an impact")
    way = way_to(opened, impact_id) if known else [Crumb(_("Impacts"), route("assessment:impacts", opened))]
    context = {
        "opened": opened,
        "form": form,
        "title": title,
        "about": about(opened, harm, words) if harm else None,
        "further": "" if known else _("Save and say how severe it is"),
        "crumbs": crumbs(opened, *way),
    }
    return render(request, "assessment/edit_impact.html", context, status=422 if form.errors else 200)


def ordered(opened: Open) -> Findings:
    """The impacts and their two lists, and nothing else of what was found."""
    judged = opened.judged
    return judged.only(
        impacts=judged.impacts, remedy_order=judged.remedy_order, prevention_order=judged.prevention_order
    )


def impact_of(opened: Open, impact_id: str) -> Impact:
    """The impact that the route names."""
    found = opened.document.impacts.get(impact_id)
    if found is None:
        raise NotFoundError(
            "There is no such impact in this dossier.", next_step="Choose one from the list of impacts."
        )
    return found


def way_to(opened: Open, impact_id: str) -> list[Crumb]:
    """The way to a page of an impact."""
    here = Crumb(
        theirs(opened, opened.document.impacts[impact_id].title), route("assessment:impact", opened, impact_id)
    )
    return [Crumb(_("Impacts"), route("assessment:impacts", opened)), here]
