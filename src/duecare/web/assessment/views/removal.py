"""Removing what should not stand: a page that says what names it, what goes with it and what stays, and asks why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duecare.core.dossier import Dossier, Impact
from duecare.core.dossier.references import Section, references
from duecare.core.errors import NotFoundError
from duecare.core.revision import Change, Remove, Set
from duecare.report.phrase import Phrase
from duecare.web.assessment.views.impacts import form_view, impact_of, way_to
from duecare.web.assessment.views.limits import ON_IMPACT
from duecare.web.assessment.views.voices import voice_of
from duecare.web.dossiers.forms import ReasonForm
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.evidence.views.places import Use, named
from duecare.web.people.http import AppRequest


@dataclass(frozen=True)
class Removal:
    """What is to go: its change, the page that it is on and the page after it, what goes with it, and what stays."""

    change: Change
    title: str
    page: str
    then: str
    goes: Sequence[str] = ()
    stays: Sequence[str] = ()
    uses: Sequence[tuple[Use, Phrase]] = ()
    """What names it, each with its kind. While anything does, it cannot go."""


@form_view
@with_dossier
def remove_impact(request: AppRequest, opened: Open, impact_id: str) -> HttpResponse:
    """Remove an impact, once no measure and no answer on a red line names it."""
    impact = impact_of(opened, impact_id)
    removal = Removal(
        Remove(("impacts", impact_id)),
        _("Remove this impact?"),
        page=route("assessment:impact", opened, impact_id),
        then=route("assessment:impacts", opened),
        goes=list(_with_impact(impact)),
        stays=[_("The evidence and the records of who was heard that it names.")],
        uses=_uses(opened, "impacts", impact_id),
    )
    return _page(request, opened, removal, impact.title, *way_to(opened, impact_id))


@form_view
@with_dossier
def remove_actor(request: AppRequest, opened: Open, actor_id: str) -> HttpResponse:
    """Remove an organisation, once no link, no impact and no measure names it."""
    actor = opened.document.actors.get(actor_id)
    if actor is None:
        raise NotFoundError("There is no such organisation in this dossier.", next_step="Look at the chain.")
    page, chain = route("dossiers:actor", opened, actor_id), route("dossiers:actors", opened)
    said = _said_by(opened.document, actor_id)
    text = ngettext(
        "%(count)s statement that it made. It is then shown under its id, %(id)s.",
        "%(count)s statements that it made. They are then shown under its id, %(id)s.",
        said,
    )
    removal = Removal(
        Remove(("actors", actor_id)),
        _("Remove this organisation?"),
        page=page,
        then=chain,
        stays=[text % {"count": said, "id": actor_id}] if said else (),
        uses=_uses(opened, "actors", actor_id),
    )
    return _page(request, opened, removal, actor.name, Crumb(_("Who is involved"), chain), Crumb(actor.name, page))


@form_view
@with_dossier
def remove_link(request: AppRequest, opened: Open, link_id: str) -> HttpResponse:
    """Remove what one organisation gives another."""
    link = opened.document.chain.get(link_id)
    if link is None:
        raise NotFoundError(
            "Nothing of that name passes between two organisations of this dossier.",
            means="Somebody may have taken it out.",
            next_step="Look at the chain.",
        )
    chain = route("dossiers:actors", opened)
    removal = Removal(
        Remove(("chain", link_id)),
        _("Take it out of the chain?"),
        page=route("dossiers:link", opened, link_id),
        then=chain,
        stays=[_("Both organisations, and everything that is said of them.")],
    )
    return _page(request, opened, removal, words_of(opened).own(link.what), Crumb(_("Who is involved"), chain))


@form_view
@with_dossier
def remove_involvement(request: AppRequest, opened: Open, impact_id: str, actor_id: str) -> HttpResponse:
    """Remove an actor's answers on one impact: nobody has then said how it is involved."""
    if actor_id not in impact_of(opened, impact_id).involvement:
        raise NotFoundError("The questions on this actor are not answered.", next_step="Go back to the impact.")
    name = words_of(opened).name("actors", actor_id)
    removal = Removal(
        Set(("impacts", impact_id, "involvement", actor_id), None),
        _("Remove how it is involved here?"),
        page=route("assessment:involvement", opened, impact_id, actor_id),
        then=route("assessment:impact", opened, impact_id),
        goes=[_("Every answer on its involvement in this impact, and what a person decided of it.")],
        stays=[_("The organisation itself, and what is said of it elsewhere.")],
    )
    return _page(request, opened, removal, name, *way_to(opened, impact_id))


@form_view
@with_dossier
def remove_voice(request: AppRequest, opened: Open, fact_id: str, voice_id: str) -> HttpResponse:
    """Take out what somebody says against a fact: it was recorded by mistake, or withdrawn."""
    voice = voice_of(opened, fact_id, voice_id)
    words, page = words_of(opened), route("assessment:fact", opened, fact_id)
    removal = Removal(
        Set(("facts", fact_id, "disputes", voice_id), None),
        _("Take this voice out?"),
        page=route("assessment:voice", opened, fact_id, voice_id),
        then=page,
        goes=[_("What they say, why, and what settled it.")],
        stays=[_("The fact as it is stated. Where no other voice is against it, it counts again.")],
    )
    return _page(request, opened, removal, words.person(voice.by), Crumb(words.question(fact_id), page))


@form_view
@with_dossier
def remove_limit(request: AppRequest, opened: Open, impact_id: str, right_id: str) -> HttpResponse:
    """Remove a State's reasons for limiting a right."""
    if right_id not in impact_of(opened, impact_id).limitations:
        raise NotFoundError("No reasons for limiting this right are stated.", next_step="Go back to the impact.")
    name = words_of(opened).name("rights", right_id)
    removal = Removal(
        Set(("impacts", impact_id, "limitations", right_id), None),
        _("Remove the reasons for limiting this right?"),
        page=route("assessment:limit", opened, impact_id, right_id),
        then=route("assessment:impact", opened, impact_id) + ON_IMPACT,
        goes=[_("Every answer to the questions, with its reason.")],
        stays=[_("The right stays among those that the impact touches, and nothing of its severity changes.")],
    )
    return _page(request, opened, removal, name, *way_to(opened, impact_id))


@form_view
@with_dossier
def remove_state_action(request: AppRequest, opened: Open, impact_id: str) -> HttpResponse:
    """Take back that only a State can act."""
    impact = impact_of(opened, impact_id)
    if impact.state_action is None:
        raise NotFoundError("Nobody has said that a State must act here.", next_step="Go back to the impact.")
    removal = Removal(
        Set(("impacts", impact_id, "state_action"), None),
        _("Take back that a State must act?"),
        page=route("assessment:state-action", opened, impact_id),
        then=route("assessment:impact", opened, impact_id),
        goes=[_("What a State was to do, and why.")],
    )
    return _page(request, opened, removal, impact.title, *way_to(opened, impact_id))


def _page(request: AppRequest, opened: Open, removal: Removal, name: str | Phrase, *way: Crumb) -> HttpResponse:
    """The page that asks why; or, while something names what is to go, the list of it."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not removal.uses and form.is_valid():
        reason = form.cleaned_data["reason"]
        if saved := save(request, opened, form, [removal.change], then=removal.then, reason=reason):
            return saved
    context = {"opened": opened, "form": form, "removal": removal, "name": name, "crumbs": crumbs(opened, *way)}
    refused = request.method == "POST" and bool(removal.uses)
    return render(request, "assessment/removal.html", context, status=409 if refused else 422 if form.errors else 200)


def _uses(opened: Open, section: Section, id_: str) -> list[tuple[Use, Phrase]]:
    """The items that name it, each once with its kind, in the order of the document."""
    words, links = words_of(opened), opened.document.chain
    found = [one for one in references(opened.document) if (one.section, one.id) == (section, id_)]
    places = dict.fromkeys((str(one.path[0]), str(one.path[1])) for one in found if one.path[:2] != (section, id_))
    uses = zip(places, named(places, opened, words), strict=True)
    return [
        (Use(words.own(links[at].what), use.url) if kind == "chain" else use, words.word(kind, "withheld"))
        for (kind, at), use in uses
    ]


def _with_impact(impact: Impact) -> Iterator[str]:
    """What stands in an impact and goes with it."""
    ratings = sum(map(len, impact.ratings().values()))
    if ratings:
        yield ngettext("%(count)s view of how severe it is", "%(count)s views of how severe it is", ratings) % {
            "count": ratings
        }
    if count := len(impact.involvement):
        text = ngettext("how %(count)s organisation is involved", "how %(count)s organisations are involved", count)
        yield text % {"count": count}
    if impact.limitations:
        yield _("a State’s reasons for limiting rights")
    if impact.state_action:
        yield _("that a State must act")


def _said_by(dossier: Dossier, id_: str) -> int:
    """How many statements were made in its name."""
    return _count(dossier.plain(), id_)


def _count(value: object, id_: str) -> int:
    match value:
        case dict():
            mine = [name for name in ("by", "raised_by", "settled_by", "aside_by") if value.get(name) == id_]
            return len(mine) + sum(_count(inner, id_) for inner in value.values())
        case list():
            return sum(_count(inner, id_) for inner in value)
    return 0
