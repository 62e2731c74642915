"""What a newer edition of a record would change in a dossier: taken over part by part, or set aside with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from duecare.core.errors import InputError, NotFoundError
from duecare.core.revision import Conflict
from duecare.exchange import Source
from duecare.exchange.field_changes import FieldChange
from duecare.exchange.suggesting import Part
from duecare.report.words import Words
from duecare.web.dossiers import queries
from duecare.web.dossiers.actions import newer as actions
from duecare.web.dossiers.forms.newer import AsideForm, PartForm
from duecare.web.dossiers.http import crumbs, route, save, with_dossier, words_of
from duecare.web.dossiers.http.conflict import Met, met
from duecare.web.dossiers.models import Newer
from duecare.web.dossiers.queries import Open
from duecare.web.dossiers.queries.columns import is_unmapped
from duecare.web.dossiers.queries.newer import KEEP, Look, gone_from, look_at, open_newer, part_key
from duecare.web.people.http import AppRequest

MOST = 20
"""Newer editions on one page."""
SHOWN, LONGEST = 60, 2_000
"""Fields that differ and are shown, and characters of each."""


@dataclass(frozen=True)
class Shown:
    """A part as the page shows it."""

    key: str
    why: str
    met: Met
    form: AsideForm


@dataclass(frozen=True)
class Edition:
    """A newer edition as the page shows it."""

    look: Look
    waiting: Sequence[Shown]
    staying: Sequence[Shown]
    record: AsideForm
    """For the record itself, or for the note that it is gone."""

    @property
    def fields(self) -> list[FieldChange]:
        """What the record says otherwise, as much as one page holds."""
        return cut(self.look.update.fields if self.look.update else ())


def cut(fields: Sequence[FieldChange]) -> list[FieldChange]:
    """As many fields, and as much of each, as one page holds."""
    return [FieldChange(one.name, _cut(one.before), _cut(one.after)) for one in fields[:SHOWN]]


@require_safe
@with_dossier
def newer(request: AppRequest, opened: Open) -> HttpResponse:
    """Everything that came and nobody has settled yet."""
    return _page(request, opened)


@require_POST
@with_dossier
def take(request: AppRequest, opened: Open, key: int) -> HttpResponse:
    """Take one part over, with the newer record that it rests on."""
    row = _row(opened, key)
    form, look = PartForm(request.POST), look_at(row, opened.document)
    parts = {part_key(part): [part.path] for part in look.waiting} | ({KEEP: []} if look.keeps else {})
    chosen = parts.get(form.cleaned_data["part"]) if form.is_valid() else None
    if look.update is None or chosen is None:
        messages.info(request, _("Somebody has settled or changed this meanwhile. Look at what is left."))
        return redirect(route("dossiers:newer", opened))
    then, reason = route("dossiers:newer", opened), _("From the newer record in %(file)s") % {"file": row.file_name}
    saved = save(request, opened, form, look.update.changes(chosen), then=then, reason=reason)
    if saved is None:
        return _page(request, opened, problems=[str(error) for errors in form.errors.values() for error in errors])
    actions.close_if_done(row, at=timezone.now())
    return saved


@require_POST
@with_dossier
def aside(request: AppRequest, opened: Open, key: int) -> HttpResponse:
    """Leave a part as it is, with a reason; or say what came of looking for a record that is gone."""
    row, form = _row(opened, key), AsideForm(request.POST)
    if not form.is_valid():
        return _page(request, opened, row=row, form=form)
    part, reason = form.cleaned_data["part"], form.cleaned_data["reason"]
    try:
        actions.set_aside(row, part, by=request.user, at=timezone.now(), reason=reason)
    except InputError as error:
        return _page(request, opened, row=row, form=form, problems=[str(error)])
    messages.success(request, _("Kept with the reason. The dossier stays as it is."))
    return redirect(route("dossiers:newer", opened))


@require_POST
def tell_gone(request: AppRequest, upload_id: int) -> HttpResponse:
    """Note on the dossiers that their record is not in this file."""
    upload = queries.open_upload(request.user, upload_id)
    source = None if is_unmapped(upload) else queries.brought(upload)
    if not isinstance(source, Source):
        raise NotFoundError("The file holds no records.", next_step="Bring a register.")
    gone = gone_from(upload.organisation, upload, source)
    count = actions.note_gone(gone, source, by=request.user, at=timezone.now())
    said = ngettext("Noted on %(count)s dossier.", "Noted on %(count)s dossiers.", count) % {"count": count}
    messages.success(request, said)
    return redirect("dossiers:choose", upload.pk)


def _row(opened: Open, key: int) -> Newer:
    row = open_newer(opened.row).filter(pk=key).first()
    if row is None:
        raise NotFoundError(
            "There is no such suggestion, or it is settled.", next_step="Open the dossier and look at what is left."
        )
    return row


def _page(
    request: AppRequest,
    opened: Open,
    *,
    row: Newer | None = None,
    form: AsideForm | None = None,
    problems: Sequence[str] = (),
) -> HttpResponse:
    words, looks = words_of(opened), [look_at(one, opened.document) for one in open_newer(opened.row)[:MOST]]
    context = {
        "opened": opened,
        "editions": [_edition(look, words, form if row == look.row else None) for look in looks],
        "problems": problems,
        "form": form or AsideForm(),
        "crumbs": crumbs(opened),
    }
    return render(request, "dossiers/newer.html", context, status=422 if form or problems else 200)


def _edition(look: Look, words: Words, sent: AsideForm | None) -> Edition:
    return Edition(
        look,
        [_shown(part, look, words, sent) for part in look.waiting],
        [_shown(part, look, words, None) for part in (look.update.staying if look.update else ())],
        _form(KEEP, look, sent),
    )


def _shown(part: Part, look: Look, words: Words, sent: AsideForm | None) -> Shown:
    found, key = Conflict("field", part.path, part.then, part.here, part.now), part_key(part)
    return Shown(key, part.why, met(found, words), _form(key, look, sent))


def _form(key: str, look: Look, sent: AsideForm | None) -> AsideForm:
    """What was typed is shown again where it was typed; each form of the page has ids of its own."""
    ids = f"id_{look.row.pk}_{key.replace('.', '_')}_%s"
    if sent is not None and sent.data.get("part") == key:
        sent.auto_id = ids
        return sent
    return AsideForm(initial={"part": key}, auto_id=ids)


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= LONGEST else text[:LONGEST] + "…"
