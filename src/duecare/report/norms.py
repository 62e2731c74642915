"""What norms ask, norm by norm: duties of the same actors, by the same day and for the same reasons stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from duecare.core.catalogue import Norm
from duecare.core.method.findings import DutyFinding, Findings, Held
from duecare.core.method.reasons import Reason
from duecare.report.chapters import DUTY_TONES, addressees, asked, is_in_rows, norm_name, norm_of
from duecare.report.grounds import grounds, norm_lines
from duecare.report.matters import duty_matters
from duecare.report.model import Because, NormPart, Point, Row, SharedDuties, Tone
from duecare.report.phrase import Phrase
from duecare.report.words import Words

WEB = re.compile(r"https?://[!-~]+")
WHY_ASKED = frozenset({"duty-always", "duty-applies", "duty-upcoming", "duty-awaited"})
"""Reasons that many duties of one norm share."""
WHY_HELD = frozenset({"duty-held", "duty-not-held", "duty-held-unknown"})
HELD_TONES: dict[Held, Tone] = {"yes": "calm", "no": "open", "unknown": "open"}
Key = tuple[str, Phrase, date | None, tuple[Reason, ...]]


def norm_parts(findings: Findings, words: Words) -> tuple[NormPart, ...]:
    """The duties that matter, by norm; those that hold today before those that will."""
    by_norm: dict[str, dict[Key, list[DutyFinding]]] = {}
    order = list(DUTY_TONES)
    for duty in sorted(findings.duties, key=lambda duty: order.index(duty.status)):
        if duty_matters(duty):
            norm = norm_of(duty.id, words)
            by_norm.setdefault(norm, {}).setdefault(_key(duty, words), []).append(duty)
    return tuple(
        NormPart(
            norm_name(norm, words),
            tuple(_shared(key, norm, found, words) for key, found in shared.items()),
            address(norm, words),
        )
        for norm, shared in by_norm.items()
    )


def address(norm: str, words: Words) -> str:
    """Where the norm's own text can be read; nothing where that is no address of the web."""
    record = words.catalogue.get(Norm, norm)
    url = (record.url or "") if record is not None else ""
    return url if WEB.fullmatch(url) else ""


def _key(duty: DutyFinding, words: Words) -> Key:
    why = tuple(replace(reason, norms=()) for reason in duty.reasons if reason.code in WHY_ASKED)
    return duty.status, addressees(duty, words), duty.by_when, why


def _shared(key: Key, norm: str, found: Sequence[DutyFinding], words: Words) -> SharedDuties:
    status, who, day, why = key
    rows = [Row(words.text("addressee"), who)]
    rows += [Row(words.text("by-when"), words.day(day))] if day is not None else []
    return SharedDuties(
        words.label("duty-status", status),
        DUTY_TONES[status],
        tuple(rows),
        grounds(why, words),
        tuple(_duty(duty, norm, words) for duty in found),
    )


def _duty(found: DutyFinding, norm: str, words: Words) -> Point:
    asks = tuple(asked(found.id, words))
    applied = dict.fromkeys(use for reason in found.reasons for use in reason.norms)
    source = Because(Phrase(), (), norm_lines(applied, words, under=norm), ())
    return Point(
        found.id,
        words.name("duties", found.id),
        words.label("held", found.held),
        HELD_TONES[found.held],
        (Row(words.text("asks"), words.series(list(asks)), asks),) if asks else (),
        (),
        (*_own(found, words), source),
    )


def _own(found: DutyFinding, words: Words) -> tuple[Because, ...]:
    """Why the dossier is found to hold what it holds. The word beside the duty says what that is."""
    own = [replace(one, norms=()) for one in found.reasons if one.code not in WHY_ASKED and not is_in_rows(one)]
    shown = zip(own, grounds(own, words), strict=True)
    return tuple(replace(one, text=Phrase()) if reason.code in WHY_HELD else one for reason, one in shown)
