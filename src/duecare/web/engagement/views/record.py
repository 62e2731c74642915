"""One record of engagement: reading, adding, changing and removing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import Group
from duecare.core.dossier import Engagement
from duecare.core.errors import NotFoundError
from duecare.core.method.hearing import Standing, standing
from duecare.core.revision import Remove
from duecare.report.phrase import Phrase
from duecare.report.rows import rows
from duecare.report.words import Words
from duecare.web.dossiers.http import Crumb, crumbs, onward, route, save, theirs, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.engagement import queries
from duecare.web.engagement.forms.records import HeardForm, NobodyForm, PlanForm, RecordForm, testimony_changes
from duecare.web.engagement.views.aids import about_groups, aids
from duecare.web.engagement.views.ratings import rated
from duecare.web.evidence.forms import RemoveForm
from duecare.web.people.http import AppRequest

form_view = require_http_methods(["GET", "HEAD", "POST"])

FORMS: Mapping[Standing, type[RecordForm]] = MappingProxyType(
    {
        **dict.fromkeys(("heard", "unrecorded", "informed", "others"), HeardForm),
        "planned": PlanForm,
        "nobody": NobodyForm,
    }
)
TITLES: Mapping[Standing, Promise] = MappingProxyType(
    {"heard": _("Record who was heard"), "planned": _("Plan a hearing"), "nobody": _("Say why nobody was heard")}
)


@require_safe
@with_dossier
def one(request: AppRequest, opened: Open, held_id: str) -> HttpResponse:
    """What was said and what changed; and what these people say of how severe it is."""
    held, words, today = _held(opened, held_id), words_of(opened), timezone.localdate()
    kind = standing(held, today)
    context = {
        "opened": opened,
        "held": held,
        "kind": kind,
        "how": words.label("heard-by", held.how),
        "rows": _rows(held, words),
        "spoken": _spoken(held, opened, words),
        "impacts": rated(held_id, opened, words) if kind in ("heard", "unrecorded") else (),
        "singles_out": queries.singles_out(held),
        "change": route("engagement:change", opened, held_id),
        "remove": route("engagement:remove", opened, held_id),
        "crumbs": _way(opened),
    }
    return render(request, "engagement/one.html", context)


def _rows(held: Engagement, words: Words) -> object:
    pairs = [
        ("who", words.series([words.name("groups", group) for group in held.groups])),
        ("when", words.day(held.on) if held.on else Phrase()),
        ("language", words.language_name(held.language) if held.language else Phrase()),
        ("support", words.own(held.support or "")),
        ("say", words.label("say", held.say) if held.say else Phrase()),
        ("changed", words.own(held.changed or "")),
        ("why-nobody", words.quote(held.why_nobody) if held.why_nobody else Phrase()),
        ("evidence", words.series([words.name("evidence", piece) for piece in held.evidence])),
    ]
    return rows(pairs, words)


def _spoken(held: Engagement, opened: Open, words: Words) -> str:
    """In which language they spoke, and whether what stands here can be their own words."""
    written = opened.document.language
    if held.language is None:
        return now("In which language they spoke is not recorded.")
    spoken = words.language_name(held.language).text
    if held.language.partition("-")[0] == written.partition("-")[0]:
        return now("Spoken in %(language)s.") % {"language": spoken}
    return now("Spoken in %(spoken)s, written here in %(written)s. Nobody is recorded as having checked it.") % {
        "spoken": spoken,
        "written": words.language_name(written).text,
    }


@form_view
@with_dossier
def add(request: AppRequest, opened: Open, kind: Standing) -> HttpResponse:
    """A new record."""
    return _form_page(request, opened, kind, None, str(TITLES[kind]))


@form_view
@with_dossier
def change(request: AppRequest, opened: Open, held_id: str) -> HttpResponse:
    """A record that is there. `as=heard` makes a planned hearing one that took place."""
    kind = standing(_held(opened, held_id), timezone.localdate())
    if kind == "planned" and request.GET.get("as") == "heard":
        return _form_page(request, opened, "heard", held_id, str(TITLES["heard"]))
    return _form_page(request, opened, kind, held_id, now("Change this record"))


def _form_page(request: AppRequest, opened: Open, kind: Standing, known: str | None, title: str) -> HttpResponse:
    words, today = words_of(opened), timezone.localdate()
    data = request.POST if request.method == "POST" else None
    asked = [group for group in request.GET.getlist("group")[:1] if group in words.catalogue.of(Group)]
    near = [*asked, *_near(opened, today)]
    form = FORMS[kind](data, dossier=opened.document, known=known, asked=asked, near=near, words=words, today=today)
    if form.is_valid():
        changes = form.changes()
        then = route("engagement:one", opened, known or changes[0].path[1])
        further = onward(opened, route("engagement:list", opened))
        if saved := save(request, opened, form, changes, then=then, further=further):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "title": title,
        "further": "" if known else now("Save and go on"),
        "about": about_groups(form["groups"].value() or (), words),
        **(aids(words) if form.hearing else {}),
        "crumbs": _way(opened, known),
    }
    return render(request, "engagement/edit.html", context, status=422 if form.errors else 200)


def _near(opened: Open, today: date) -> list[str]:
    """The groups to offer first: those whom nobody has heard, then all others that are touched."""
    document, impacts = opened.document, opened.judged.impacts
    unheard = [one.group for one in queries.unheard_groups(document, impacts, today)]
    return [*unheard, *queries.touched(document, impacts)]


@form_view
@with_dossier
def remove(request: AppRequest, opened: Open, held_id: str) -> HttpResponse:
    """Remove a record, once a person confirms. The impacts of which people spoke in it no longer name it."""
    held, spoken = _held(opened, held_id), queries.spoken_of(opened.document, held_id)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        changes = [*testimony_changes(opened.document, held_id, spoken, ()), Remove(("engagement", held_id))]
        if saved := save(request, opened, form, changes, then=route("engagement:list", opened)):
            return saved
    words = words_of(opened)
    context = {
        "opened": opened,
        "form": form,
        "held": held,
        "spoken": [words.name("impacts", id_) for id_ in spoken],
        "page": route("engagement:one", opened, held_id),
        "crumbs": _way(opened, held_id),
    }
    return render(request, "engagement/remove.html", context, status=422 if form.errors else 200)


def _held(opened: Open, held_id: str) -> Engagement:
    found = opened.document.engagement.get(held_id)
    if found is None:
        raise NotFoundError(
            "There is no such record of who was heard in this dossier.", next_step="Choose one from the list."
        )
    return found


def _way(opened: Open, held_id: str | None = None) -> list[Crumb]:
    way = [Crumb(now("Who was heard"), route("engagement:list", opened))]
    if held_id is not None:
        title = theirs(opened, opened.document.engagement[held_id].title)
        way.append(Crumb(title, route("engagement:one", opened, held_id)))
    return crumbs(opened, *way)
