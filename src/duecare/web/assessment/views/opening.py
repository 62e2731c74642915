"""What the plain summary would tell people: each answer as it is, as it could be, and what would have to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duecare.core.dossier import Dossier
from duecare.core.revision import apply_all
from duecare.report.phrase import Phrase
from duecare.report.singling_out import texts_of
from duecare.report.summary import Summary, summarise
from duecare.report.summary_sources import PART, Source, sources
from duecare.report.summary_told import Part
from duecare.report.words import Words
from duecare.web.assessment.forms.opening import OpeningForm, called
from duecare.web.assessment.views.impacts import form_view
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open, catalogue_of
from duecare.web.people.http import AppRequest

Sources = Mapping[str, tuple[Source, ...]]


@form_view
@with_dossier
def opening(request: AppRequest, opened: Open) -> HttpResponse:
    """Every answer of the summary, and one form that shows to everybody what a person chooses."""
    found = sources(opened.document, opened.judged.whole(), catalogue_of(opened.judgement.knowledge))
    hidden = dict.fromkeys(one for of in found.values() for one in of if not one.is_public(opened.document))
    data, page = request.POST if request.method == "POST" else None, route("assessment:summary", opened)
    form = OpeningForm(data, hidden=hidden, document=opened.document, words=words_of(opened))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if saved := save(request, opened, form, form.changes(), then=page, reason=reason):
            return saved
    context = {
        "opened": opened,
        "form": form,
        "rows": list(_rows(opened, form, found)),
        "hidden": bool(hidden),
        "page": page,
        "crumbs": crumbs(opened, Crumb(_("Plain summary"), page)),
    }
    return render(request, "assessment/opening.html", context, status=422 if form.errors else 200)


def _rows(opened: Open, form: OpeningForm, found: Sources) -> Iterator[dict[str, object]]:
    """Each answer: what it says, what it would say, and the boxes of what it is told from. Each box stands once."""
    changes = [change for one in form.hidden.values() for change in one.opened()]
    now = _summary(opened, opened.document)
    whole = _summary(opened, apply_all(opened.document, changes)) if changes else now
    words, offered = words_of(opened), set[Source]()
    for part, would in zip(now.parts, whole.parts, strict=True):
        hidden = [one for one in found[part.id] if one in form.hidden.values()]
        new = [one for one in hidden if one not in offered]
        offered |= set(new)
        yield {
            "heading": part.heading,
            "now": _said(part),
            "would": _said(would) if _said(would) != _said(part) else [],
            "boxes": [{"box": box, "texts": _texts(form, box, opened.document)} for box in form.boxes(new)],
            "besides": [called(one, words) for one in hidden if one not in new],
        }


def _summary(opened: Open, document: Dossier) -> Summary:
    words = Words(get_language() or "en", catalogue_of(opened.judgement.knowledge), document)
    return summarise(document, opened.judged.whole(), words, on=timezone.localdate())


def _said(part: Part) -> list[Phrase]:
    """What the answer says, line by line, without what a person may ask for: that stays."""
    return [*part.lines, *part.points, *part.after]


def _texts(form: OpeningForm, box: object, document: Dossier) -> list[str]:
    """Everything that people wrote there, and that is shown with it."""
    source = form.hidden[box.data["value"]]  # type: ignore[attr-defined]
    plain = document.plain()
    held = plain.get(source.id) if source.kind == PART else plain[source.kind][source.id]
    return list(texts_of(held))
