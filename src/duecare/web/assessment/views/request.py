"""A request for information: choose what to ask of whom, read the letter, take it out to be signed and sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duecare.core.errors import NotFoundError
from duecare.report.request.asked import all_asked
from duecare.report.request.beside import remarks
from duecare.report.request.letter import Letter, letter
from duecare.report.request.text import markdown
from duecare.report.words import Words
from duecare.web.assessment import actions
from duecare.web.assessment.forms.request import RequestForm
from duecare.web.dossiers.http import crumbs, is_stale, route, with_dossier
from duecare.web.dossiers.queries import Open, catalogue_of
from duecare.web.people.http import AppRequest, attachment

WORD, TEXT = "request.docx", "request.md"
TYPES = {
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    TEXT: "text/markdown; charset=utf-8",
}


@dataclass(frozen=True)
class Draft:
    """The form, and the letter where the form could be read."""

    form: RequestForm
    words: Words
    letter: Letter | None


@require_safe
@with_dossier
def request_page(request: AppRequest, opened: Open) -> HttpResponse:
    """What can be asked, and the letter as it was chosen."""
    draft = _draft(request, opened)
    context = {
        "opened": opened,
        "form": draft.form,
        "letter": draft.letter,
        "remarks": remarks(opened.document, draft.words, draft.form.wish) if draft.letter else (),
        "stale": is_stale(opened),
        "files": [{"name": name, "url": _address(request, opened, name)} for name in TYPES],
        "crumbs": crumbs(opened),
    }
    return render(request, "assessment/request.html", context, status=422 if draft.form.errors else 200)


@require_safe
@with_dossier
def request_file(request: AppRequest, opened: Open, file: str) -> HttpResponse:
    """The letter as a file. The trail keeps who took it out, addressed to whom."""
    draft = _draft(request, opened)
    if file not in TYPES or draft.letter is None:
        raise NotFoundError(_("There is no such file."), next_step=_("Choose what to ask, and take the letter there."))
    if request.method == "GET":
        wish = draft.form.wish
        actions.take_request(
            opened.row,
            revision=opened.revision,
            judgement=opened.judgement,
            to=wish.to,
            law=wish.law.id if wish.law else None,
            file=file,
            by=request.user,
            at=timezone.now(),
        )
    return attachment(_made(draft.letter, draft.words, file), f"{opened.row.slug}-{file}", TYPES[file])


def _draft(request: AppRequest, opened: Open) -> Draft:
    """The letter names only what leaves the team anyway, so that no handle of a person can stand in it."""
    words = Words(get_language() or "en", catalogue_of(opened.judgement.knowledge), opened.document)
    findings = opened.judged.whole()
    asked = all_asked(opened.document, findings, words.catalogue)
    on = timezone.localdate()
    form = RequestForm(request.GET or None, opened=opened, asked=asked, words=words, on=on)
    if form.is_bound and not form.is_valid():
        return Draft(form, words, None)
    return Draft(form, words, letter(opened.document, findings, words, form.wish, on=on))


def _made(made: Letter, words: Words, name: str) -> bytes:
    if name == TEXT:
        return markdown(made, words).encode()
    from duecare.report.word.request import request_docx  # loads python-docx, which no other page needs

    return request_docx(made, words)


def _address(request: AppRequest, opened: Open, name: str) -> str:
    asked = request.GET.urlencode()
    return route("assessment:request-file", opened, name) + (f"?{asked}" if asked else "")
