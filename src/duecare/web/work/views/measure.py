"""One measure: what it is, what it did for each group, and the forms for its parts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import Group, TypicalMeasure
from duecare.core.dossier import EffectOnGroup, Measure
from duecare.core.errors import NotFoundError
from duecare.core.method.effects import of_measure, worsened
from duecare.core.revision import Remove
from duecare.report.evaluations import evaluation_point
from duecare.report.grounds import grounds
from duecare.report.tasks import measure_part
from duecare.report.words import Words
from duecare.web.dossiers.forms import ReasonForm
from duecare.web.dossiers.http import Crumb, crumbs, onward, route, save, theirs, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest
from duecare.web.work.forms.measures import EffectForm, MeasureForm
from duecare.web.work.views.suggestions import draft_of, suggested, typical

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@with_dossier
def measure(request: AppRequest, opened: Open, measure_id: str) -> HttpResponse:
    """One measure, with what it did for each group of people."""
    one, words = measure_of(opened, measure_id), words_of(opened)
    met = _met(measure_id, one, opened)
    context = {
        "opened": opened,
        "part": measure_part(one, timezone.localdate(), words),
        "impacts": [_impact(id_, opened, words) for id_ in one.impacts],
        "effects": [_effect(group, measure_id, one, opened, words) for group in met],
        "others": [_group(group, measure_id, opened, words) for group in words.catalogue.of(Group) if group not in met],
        "attached": [
            {"part": evaluation_point(id_, found, words), "url": route("work:attached", opened, id_)}
            for id_, found in of_measure(measure_id, opened.document).items()
        ],
        "shown_to": words.word(one.shown_to, "audience").capital(),
        "edit": route("work:edit-measure", opened, measure_id),
        "remove": route("work:remove-measure", opened, measure_id),
        "crumbs": crumbs(opened, _list(opened)),
    }
    return render(request, "work/measure.html", context)


def _met(measure_id: str, one: Measure, opened: Open) -> list[str]:
    """The groups that its impacts touch, and those of whom something is said or was counted."""
    impacts = [opened.document.impacts[id_] for id_ in one.impacts if id_ in opened.document.impacts]
    touched = (group for impact in impacts for group in impact.groups)
    return list(dict.fromkeys([*touched, *one.effects, *worsened(measure_id, opened.document)]))


def _impact(id_: str, opened: Open, words: Words) -> dict[str, object]:
    return {"name": words.name("impacts", id_), "url": route("assessment:impact", opened, id_)}


def _group(group: str, measure_id: str, opened: Open, words: Words) -> dict[str, object]:
    return {"name": words.name("groups", group), "url": route("work:effect", opened, measure_id, group)}


def _effect(group: str, measure_id: str, one: Measure, opened: Open, words: Words) -> dict[str, object]:
    said = one.effects.get(group)
    found = next((one for one in opened.judged.effects if one.id == f"{measure_id}.{group}"), None)
    worse = found is not None and found.result == "made-worse"
    word = words.label("measure-effect", said.effect) if said else ""
    return {
        **_group(group, measure_id, opened, words),
        "worse": worse or (said is not None and said.effect == "made-worse"),
        "word": words.label("effect-result", found.result) if found else word,
        "kind": "open" if found and found.result in ("said-to-help", "not-known") else "",
        "because": grounds(found.reasons, words) if found else (),
        "voices": _voices(group, measure_id, said, opened, words) if said else (),
        "otherwise": route("work:new-otherwise", opened, measure_id, group) if said else "",
        "reason": words.quote(said.reason) if said else "",
        "evidence": [words.name("evidence", piece) for piece in said.evidence] if said else [],
    }


def _voices(group: str, measure_id: str, said: EffectOnGroup, opened: Open, words: Words) -> list[dict[str, object]]:
    """Who says otherwise, and where that is changed or answered."""
    return [
        {
            "who": words.person(voice.by),
            "words": words.quote(voice.words, voice.language),
            "answered": voice.answered is not None,
            "change": route("work:otherwise", opened, measure_id, group, id_),
            "answer": route("work:answer-otherwise", opened, measure_id, group, id_),
        }
        for id_, voice in said.against.items()
    ]


@form_view
@with_dossier
def edit(request: AppRequest, opened: Open, measure_id: str = "") -> HttpResponse:
    """A new measure, perhaps for an impact and from what others have done; or one that is there."""
    known = measure_of(opened, measure_id) if measure_id else None
    impact, like, line = (request.GET.get(name, "") for name in ("impact", "like", "line"))
    words = words_of(opened)
    draft = draft_of(impact, like, line, opened, words)
    data = request.POST if request.method == "POST" else None
    form = MeasureForm(data, measure=known, dossier=opened.document, words=words, draft=draft)
    if form.is_valid():
        changes = form.changes(measure_id) if known else form.added(opened.document.measures.keys())
        then, further = route("work:measure", opened, changes[0].path[1]), onward(opened, _list(opened).url)
        if saved := save(request, opened, form, changes, then=then, further=further):
            return saved
    record = words.catalogue.get(TypicalMeasure, like) if known is None else None
    context = {
        "opened": opened,
        "form": form,
        "title": _("Change this measure") if known else _("Add a measure"),
        "further": "" if known else _("Save and go on"),
        "taken": bool(draft.title) and known is None,
        "about": typical(record, words) if record else None,
        "suggested": suggested(impact, opened, words) if draft.impacts and not draft.title and not known else None,
        "for": words.name("impacts", impact) if draft.impacts and not known else "",
        "crumbs": crumbs(opened, _list(opened), *([_way(opened, measure_id)] if known else [])),
    }
    return render(request, "work/edit_measure.html", context, status=422 if form.errors else 200)


@form_view
@with_dossier
def effect(request: AppRequest, opened: Open, measure_id: str, group_id: str) -> HttpResponse:
    """What a measure did for one group of people."""
    one, words = measure_of(opened, measure_id), words_of(opened)
    if group_id not in _met(measure_id, one, opened) and words.catalogue.get(Group, group_id) is None:
        raise NotFoundError("There is no such group of people.", next_step="Choose one from the page of the measure.")
    data = request.POST if request.method == "POST" else None
    form = EffectForm(data, said=one.effects.get(group_id), dossier=opened.document, words=words)
    if form.is_valid():
        then = route("work:measure", opened, measure_id)
        changes = form.changes(measure_id, group_id, by=request.user.handle)
        if saved := save(request, opened, form, changes, then=then):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "kicker": words.name("measures", measure_id),
        "title": words.name("groups", group_id),
        "crumbs": crumbs(opened, _list(opened), _way(opened, measure_id)),
    }
    return render(request, "work/form.html", context, status=422 if form.errors else 200)


@form_view
@with_dossier
def remove(request: AppRequest, opened: Open, measure_id: str) -> HttpResponse:
    """Ask why, then remove the measure."""
    one, words = measure_of(opened, measure_id), words_of(opened)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        counted = of_measure(measure_id, opened.document)  # nothing is left that they would be about
        gone = [Remove(("measures", measure_id)), *(Remove(("evaluations", id_)) for id_ in counted)]
        reason = form.cleaned_data["reason"]
        if saved := save(request, opened, form, gone, then=route("work:measures", opened), reason=reason):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "name": words.name("measures", measure_id),
        "impacts": [words.name("impacts", id_) for id_ in one.impacts],
        "effects": len(one.effects),
        "counted": bool(of_measure(measure_id, opened.document)),
        "edit": route("work:edit-measure", opened, measure_id),
        "crumbs": crumbs(opened, _list(opened), _way(opened, measure_id)),
    }
    return render(request, "work/remove_measure.html", context, status=422 if form.errors else 200)


def measure_of(opened: Open, measure_id: str) -> Measure:
    """The measure that the route names."""
    found = opened.document.measures.get(measure_id)
    if found is None:
        raise NotFoundError(
            "There is no such measure in this dossier.", next_step="Choose one from the list of measures."
        )
    return found


def _list(opened: Open) -> Crumb:
    return Crumb(_("Measures"), route("work:measures", opened))


def _way(opened: Open, measure_id: str) -> Crumb:
    return Crumb(theirs(opened, opened.document.measures[measure_id].title), route("work:measure", opened, measure_id))
