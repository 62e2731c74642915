"""Where to look first in a register: asked for, followed while it comes, and read from what is kept of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duecare.core.errors import NotFoundError
from duecare.knowledge import bundle
from duecare.report.words import Words
from duecare.triage.filters import Filters
from duecare.web.dossiers.http import Crumb
from duecare.web.dossiers.models import Outcome, Upload
from duecare.web.dossiers.queries import open_upload, started_from
from duecare.web.dossiers.queries.columns import is_unmapped
from duecare.web.dossiers.views.bring import file_crumbs
from duecare.web.look.templatetags.look import number
from duecare.web.people.http import AppRequest
from duecare.web.screening import actions, queries
from duecare.web.screening.forms import StartForm
from duecare.web.screening.models import List, Looking, State
from duecare.web.screening.store import summary_of
from duecare.web.screening.tasks import look_through
from duecare.web.screening.views.asked import address, chips, read, selects
from duecare.web.screening.views.picture import load
from duecare.web.screening.views.systems import Telling

OWN = "duecare-dossier"
REFRESH = {"HX-Refresh": "true"}
"""What was followed is over: what came of it is another page."""


@require_http_methods(["GET", "HEAD", "POST"])
def first(request: AppRequest, upload_id: int) -> HttpResponse:
    """The register in the order in which to look; or how far it is; or the offer to look through it."""
    upload = open_upload(request.user, upload_id)
    if is_unmapped(upload) or upload.format == OWN:
        return redirect("dossiers:choose", upload.pk)
    if "start" in request.POST:
        return _start(request, upload)
    if request.method == "POST" and upload.records <= queries.MOST:
        looking, new = actions.begin(upload, by=request.user, at=timezone.now())
        if new:
            look_through.enqueue(looking.pk)
        return redirect("screening:first", upload.pk)
    found = queries.looking_of(upload)
    if found is None or found.state != State.DONE:
        return _not_there(request, upload, found)
    return HttpResponse(headers=REFRESH) if request.htmx else _there(request, upload, found)


def _not_there(request: AppRequest, upload: Upload, looking: Looking | None) -> HttpResponse:
    """Nothing to read yet."""
    going = looking is not None and queries.goes_on(looking, timezone.now())
    context = {
        "upload": upload,
        "looking": looking,
        "going": going,
        "most": queries.MOST,
        "too_many": upload.records > queries.MOST,
        "crumbs": _crumbs(upload),
    }
    if request.htmx:
        return HttpResponse(
            render_to_string("screening/progress.html", context, request), headers={} if going else REFRESH
        )
    return render(request, "screening/begin.html", context)


def _there(
    request: AppRequest, upload: Upload, looking: Looking, form: StartForm | None = None, tried: int | None = None
) -> HttpResponse:
    """What is kept of it, as far as it was asked for. `tried`: the record of which no dossier could be started."""
    form = form or StartForm()
    asked, of = read(request.GET)
    rows = queries.kept(looking, asked)
    counts = queries.counts(rows)
    page = queries.page(rows.filter(list=of), after=_rank(request, "after"), before=_rank(request, "before"))
    words, there = _words(), summary_of(looking.content or b"")
    telling = Telling(words, upload, there.signals, _started(upload, [row.position for row in page.rows]))
    context = {
        "upload": upload,
        "looking": looking,
        "summary": there,
        "lists": _lists(asked, of, counts),
        "of": of,
        "systems": [telling.system(row) for row in page.rows],
        "selects": selects(asked, there, words),
        "asked": asked,
        "chips": chips(asked, of, words),
        "found": sum(counts.values()),
        "before": page.before is not None and address(asked, of, before=page.before),
        "after": page.after is not None and address(asked, of, after=page.after),
        "load": load(there, words) if asked == Filters() and of == List.LOOK and page.before is None else None,
        "changed": queries.changed_since(looking),
        "form": form,
        "ticked": tried if form.is_bound and form.cleaned_data["outside"] else None,
        "crumbs": _crumbs(upload),
    }
    return render(request, "screening/first.html", context, status=422 if form.errors else 200)


def _started(upload: Upload, positions: list[int]) -> dict[int, str]:
    """The dossiers that were started from these records, by position."""
    there = started_from(upload.organisation, upload.digest, positions)
    return {position: dossier.slug for position, dossier in there.items()}


def _lists(asked: Filters, of: str, counts: dict[str, int]) -> list[dict[str, object]]:
    """The lists, each with how many systems stand in it."""
    return [
        {"text": one.label, "url": address(asked, one), "here": one == of, "count": number(counts.get(one, 0))}
        for one in List
    ]


def _rank(request: AppRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return _number(text) if text else None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotFoundError("There is no such page of the list.", next_step="Start again from its beginning.")
    return int(text)


def _start(request: AppRequest, upload: Upload) -> HttpResponse:
    """Start the dossier of one system, with what its words suggest as suggestions."""
    looked = queries.system_at(queries.looking_of(upload), _number(request.POST["start"]))
    form = StartForm(request.POST)
    outside = form.is_valid() and form.cleaned_data["outside"]
    begun = actions.start(looked, upload, by=request.user, clock=timezone.now, outside=outside)
    item = begun.items.select_related("dossier__organisation").get()
    if item.dossier is None:
        told = {"system": looked.title, "why": item.problem}
        form.add_error(None, _("No dossier of %(system)s could be started. %(why)s") % told)
        return _there(request, upload, looked.of, form, looked.position)
    if item.outcome == Outcome.NEWER:
        return redirect("dossiers:newer", item.dossier.organisation.slug, item.dossier.slug)
    if item.outcome == Outcome.THERE:
        messages.info(request, _("This record had a dossier already, which was left as it is."))
    return redirect("dossiers:home", item.dossier.organisation.slug, item.dossier.slug)


def _words() -> Words:
    return Words(get_language() or "en", bundle.load())


def _crumbs(upload: Upload) -> list[Crumb]:
    return [*file_crumbs(), Crumb(upload.name, reverse("dossiers:choose", args=(upload.pk,)))]
