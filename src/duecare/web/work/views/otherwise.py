"""What somebody says against what a measure is said to have done: recorded, answered, and never lost."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from duecare.core.dossier import ContraryVoice, EffectOnGroup
from duecare.core.errors import NotFoundError
from duecare.web.dossiers.forms import ReasonForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest
from duecare.web.work.forms.voices import AnswerVoiceForm, ContraryForm, change_of
from duecare.web.work.views.measure import form_view, measure_of


@form_view
@with_dossier
def voice(request: AppRequest, opened: Open, measure_id: str, group_id: str, contrary_id: str = "") -> HttpResponse:
    """Who says otherwise, and in what words."""
    effect, words = _effect(opened, measure_id, group_id), words_of(opened)
    form = ContraryForm(
        request.POST if request.method == "POST" else None,
        effect=effect,
        voice=_voice(effect, contrary_id) if contrary_id else None,
        dossier=opened.document,
        words=words,
        me=request.user.handle,
    )
    where, page = (measure_id, group_id), route("work:measure", opened, measure_id)
    if form.is_valid():
        changes = form.changes(where, contrary_id, on=timezone.localdate())
        if saved := save(request, opened, form, changes, then=page):
            return saved
    names = (measure_id, group_id, contrary_id)
    context = {
        "form": form,
        "title": _("What somebody says otherwise") if contrary_id else _("Somebody says otherwise"),
        "lead": _(
            "Both stay visible. Until somebody who said neither has looked into it and answered, it is not shown that "
            "the measure helped these people."
        ),
        "remove": route("work:remove-otherwise", opened, *names) if contrary_id else "",
        **_around(opened, measure_id, group_id),
    }
    return render(request, "work/otherwise.html", context, status=422 if form.errors else 200)


@form_view
@with_dossier
def answer(request: AppRequest, opened: Open, measure_id: str, group_id: str, contrary_id: str) -> HttpResponse:
    """What was found when it was looked into."""
    effect = _effect(opened, measure_id, group_id)
    said, me = _voice(effect, contrary_id), request.user.handle
    form = AnswerVoiceForm(request.POST if request.method == "POST" else None, initial={"answered": said.answered})
    where, page = (measure_id, group_id), route("work:measure", opened, measure_id)
    if form.is_valid() and (
        saved := save(request, opened, form, form.changes(where, effect, contrary_id, by=me), then=page)
    ):
        return saved
    own = me in (effect.by, said.by) or effect.by is None
    context = {
        "form": form,
        "title": _("Answer them"),
        "quote": words_of(opened).quote(said.words, said.language),
        "own": own,
        **_around(opened, measure_id, group_id),
    }
    return render(request, "work/otherwise.html", context, status=422 if form.errors else 200)


@form_view
@with_dossier
def remove(request: AppRequest, opened: Open, measure_id: str, group_id: str, contrary_id: str) -> HttpResponse:
    """Take a voice out: it was recorded by mistake, or withdrawn."""
    effect = _effect(opened, measure_id, group_id)
    said = _voice(effect, contrary_id)
    form, page = (
        ReasonForm(request.POST if request.method == "POST" else None),
        route("work:measure", opened, measure_id),
    )
    if form.is_valid():
        gone = [change_of((measure_id, group_id), effect, {}, without=contrary_id)]
        if saved := save(request, opened, form, gone, then=page, reason=form.cleaned_data["reason"]):
            return saved
    context = {
        **_around(opened, measure_id, group_id),
        "form": form,
        "title": _("Take this voice out?"),
        "name": words_of(opened).person(said.by),
        "goes": _("What they say goes, with what was answered. It stays in the history with your reason."),
    }
    return render(request, "work/take_out.html", context, status=422 if form.errors else 200)


def _around(opened: Open, measure_id: str, group_id: str) -> dict[str, object]:
    page, title = route("work:measure", opened, measure_id), measure_of(opened, measure_id).title
    way = Crumb(_("Measures"), route("work:measures", opened)), Crumb(title, page)
    return {
        "opened": opened,
        "kicker": words_of(opened).name("groups", group_id),
        "page": page,
        "crumbs": crumbs(opened, *way),
    }


def _effect(opened: Open, measure_id: str, group_id: str) -> EffectOnGroup:
    found = measure_of(opened, measure_id).effects.get(group_id)
    if found is None:
        raise NotFoundError(
            "Nobody has said what the measure did for them, so nobody can say otherwise.",
            next_step="Say what it did first, on the page of the measure.",
        )
    return found


def _voice(effect: EffectOnGroup, contrary_id: str) -> ContraryVoice:
    found = effect.against.get(contrary_id)
    if found is None:
        raise NotFoundError(
            "There is no such voice here.", means="Somebody may have taken it out.", next_step="Look at the measure."
        )
    return found
