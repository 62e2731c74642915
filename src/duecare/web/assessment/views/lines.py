"""Red lines: what is crossed or open, then the others by their source; and one line to raise or to decide on."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duecare.core.catalogue import FactQuestion, RedLine
from duecare.core.errors import NotFoundError
from duecare.core.method.findings import RedLineFinding
from duecare.core.method.red_lines import raising
from duecare.knowledge import bundle
from duecare.report.chapters import red_line_points
from duecare.report.phrase import Phrase, concat
from duecare.report.vocabulary import VOCABULARIES
from duecare.report.words import Words
from duecare.web.assessment.forms.standpoints import RedLineForm
from duecare.web.assessment.views.asked import question_of, still_asked
from duecare.web.assessment.views.norms import norms_of
from duecare.web.dossiers.http import Crumb, crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.queries import Open
from duecare.web.people.http import AppRequest

CALM = frozenset({"not-crossed", "not-raised"})
EFFECTS = list(VOCABULARIES["red-line-effect"])
"""Bans first."""
Task = dict[str, object]


@require_safe
@with_dossier
def red_lines(request: AppRequest, opened: Open) -> HttpResponse:
    """What is crossed, awaited or decided in full; what cannot be told yet as a list; the others folded."""
    words, found = words_of(opened), opened.judged.red_lines
    driving = [line for line in found if line.drives]
    open_ = [line for line in driving if line.result == "cannot-tell"]
    calm = [line for line in driving if line.result in CALM and not _decided(line)]
    grave = [line for line in driving if line not in open_ and line not in calm]
    points = red_line_points(opened.judged.only(red_lines=grave), opened.document, words)
    open_.sort(key=lambda line: (EFFECTS.index(line.effect), len(line.needs)))
    context = {
        "opened": opened,
        "rows": [{"point": point, "url": route("assessment:red-line", opened, point.id)} for point in points],
        "cannot_tell": words.label("red-line-result", "cannot-tell"),
        "waiting": [{**_row(line, opened, words), "state_text": ""} for line in open_],
        "calm": _by_source(calm, opened, words),
        "shown": _rows([line for line in found if not line.drives], opened, words),
        "others": words.text("lines-others" if found else "red-lines-no-records"),
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/red_lines.html", context)


def _decided(line: RedLineFinding) -> bool:
    """Whether two people found it not crossed: a decision that can be challenged, not a fact."""
    return any(reason.code == "two-agree" for reason in line.reasons)


def _row(line: RedLineFinding, opened: Open, words: Words) -> Task:
    """A line as a row: what it is, from when, and how it stands."""
    return {
        "url": route("assessment:red-line", opened, line.id),
        "title": words.name("red-lines", line.id),
        "hint": _what(line, words),
        "state": "",
        "state_text": words.label("red-line-result", line.result),
    }


def _rows(lines: Sequence[RedLineFinding], opened: Open, words: Words) -> list[Task]:
    return [_row(line, opened, words) for line in lines]


def _what(line: RedLineFinding, words: Words) -> Phrase:
    record = words.catalogue.get(RedLine, line.id)
    source = words.name("norms", record.sources[0].norm) if record and record.sources else Phrase()
    return concat((words.label("red-line-effect", line.effect), source), " · ")


def _by_source(lines: Sequence[RedLineFinding], opened: Open, words: Words) -> list[dict[str, object]]:
    """The lines by the norm that draws them."""
    found: dict[str, list[RedLineFinding]] = {}
    for line in lines:
        record = words.catalogue.get(RedLine, line.id)
        found.setdefault(record.sources[0].norm if record and record.sources else "", []).append(line)
    return [
        {"title": words.name("norms", norm) if norm else _("Without a source"), "tasks": _rows(rows, opened, words)}
        for norm, rows in found.items()
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@with_dossier
def red_line(request: AppRequest, opened: Open, line_id: str) -> HttpResponse:
    """One red line: what it asks, how it came out and why, what people said; and a form to say something."""
    line = bundle.load().get(RedLine, line_id)
    if line is None:
        raise NotFoundError("There is no such red line.", next_step="Choose one from the list of red lines.")
    data = request.POST if request.method == "POST" else None
    raised_by = raising(opened.judged.impacts) if line.decided_by == "two-people" else ()
    form = RedLineForm(data, dossier=opened.document, line=line_id, by=request.user.handle, raising=raised_by)
    page = route("assessment:red-lines", opened)
    if form.is_valid():
        change = form.change(on=timezone.localdate())
        if saved := save(request, opened, form, [change], then=page):
            return saved
    words = words_of(opened)
    found = next((found for found in opened.judged.red_lines if found.id == line_id), None)
    if found is None:
        raise NotFoundError("This red line is newer than what was found here.", next_step="Judge the dossier again.")
    (point,) = red_line_points(opened.judged.only(red_lines=[found]), opened.document, words)
    context = {
        "opened": opened,
        "form": form,
        "point": point,
        **norms_of(line, words),
        "by_people": line.decided_by == "two-people",
        **_facts(found, opened, words),
        "crumbs": crumbs(opened, Crumb(_("Red lines"), page)),
    }
    return render(request, "assessment/red_line.html", context, status=422 if form.errors else 200)


def _facts(found: RedLineFinding, opened: Open, words: Words) -> dict[str, object]:
    """The questions whose answers could change how the line comes out, and the facts that it rests on."""
    stated = {use.fact: use.value for reason in found.reasons for use in reason.facts if use.value is not None}
    known = {id_: value for id_, value in stated.items() if words.catalogue.get(FactQuestion, id_) is not None}
    return {
        "missing": still_asked(found.needs, opened, words, line=found.id),
        "stated": [
            {
                "url": question_of(id_, opened, found.id),
                "title": words.question(id_),
                "hint": words.value(id_, value).capital(),
            }
            for id_, value in known.items()
        ],
    }
