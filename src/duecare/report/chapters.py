"""What was concluded, kind by kind: red lines, rights, duties and patterns of harm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from duecare.core.catalogue import Duty, Harm, RedLine, Right
from duecare.core.dossier import Dossier
from duecare.core.method.findings import DutyFinding, Findings, HarmFinding, RedLineFinding, RightFinding
from duecare.core.method.reasons import Reason
from duecare.report.grounds import grounds, together
from duecare.report.looked import BY_PEOPLE, stands, stands_in_words
from duecare.report.matters import everything, is_set_aside
from duecare.report.model import Because, Point, Row, Said, Tone
from duecare.report.phrase import Phrase
from duecare.report.rows import rows
from duecare.report.words import Words

LINE_TONES: Mapping[str, Tone] = {
    "crossed": "grave",
    "awaiting-second-person": "open",
    BY_PEOPLE: "open",
    "cannot-tell": "open",
    "upcoming": "open",
    "excepted": "open",
    "not-crossed": "calm",
    "not-raised": "calm",
}
"""In the order in which they are shown."""
EFFECTS = ("ban", "moratorium", "advisory", "proposed")
RIGHT_TONES: Mapping[str, Tone] = {"at-stake": "open", "cannot-tell": "open", "set-aside": "calm"}
DUTY_TONES: Mapping[str, Tone] = {"applies": "open", "upcoming": "open", "cannot-tell": "open", "not-triggered": "calm"}
HARM_TONES: Mapping[str, Tone] = {"suggested": "open", "cannot-tell": "open", "not-suggested": "calm"}


def red_line_points(
    findings: Findings, dossier: Dossier, words: Words, in_full: Callable[[RedLineFinding], bool] = everything
) -> tuple[Point, ...]:
    """Every red line: what is crossed or open first, bans before advice, what is nearest to an answer before others.

    What does not stand in full keeps the reason that decided, and comes last.
    """
    stand = list(LINE_TONES)
    found = sorted(
        findings.red_lines,
        key=lambda line: (
            not in_full(line),
            not line.drives,
            stand.index(stands(line)),
            EFFECTS.index(line.effect),
            len(line.needs),
        ),
    )
    return tuple(_line(line, dossier, words) if in_full(line) else _line_named(line, words) for line in found)


def _line_named(found: RedLineFinding, words: Words) -> Point:
    because = grounds(found.reasons[:1], words) if found.result == "not-crossed" else ()
    stand = stands(found)
    tone: Tone = LINE_TONES[stand] if found.drives else "calm"
    return _named(found.id, words.name("red-lines", found.id), stands_in_words(stand, words), tone, because)


def _named(id_: str, name: Phrase, word: Phrase, tone: Tone, because: tuple[Because, ...] = ()) -> Point:
    return Point(id_, name, word, tone, (), (), because, in_full=False)


def _line(found: RedLineFinding, dossier: Dossier, words: Words) -> Point:
    record = words.catalogue.get(RedLine, found.id)
    pairs = [
        ("effect", words.label("red-line-effect", found.effect)),
        ("summary", words.of_record(record, "summary") if record else Phrase()),
        ("in-force-from", words.day(found.in_force_from) if found.in_force_from else Phrase()),
        ("only-shown", Phrase() if found.drives else words.word("unsure", "sureness").capital()),
    ]
    stand, day = stands(found), found.in_force_from
    awaited = stand == "upcoming" and day is not None
    return Point(
        found.id,
        words.name("red-lines", found.id),
        words.text("line-upcoming-on", day=day).capital() if awaited and day else stands_in_words(stand, words),
        LINE_TONES[stand] if found.drives else "calm",
        rows(pairs, words),
        tuple(_standpoints(found.id, dossier, words)),
        grounds(found.reasons, words),
        stand == BY_PEOPLE,
    )


def _standpoints(line: str, dossier: Dossier, words: Words) -> Iterable[Said]:
    """Everybody who raised the line or decided on it, whichever way."""
    standpoint = dossier.red_lines.get(line)
    if standpoint is None:
        return
    if standpoint.raised:
        who = words.person(standpoint.raised_by) if standpoint.raised_by else words.text("not-stated")
        day = words.day(standpoint.raised_on) if standpoint.raised_on else Phrase()
        yield Said(who, words.text("raised-by", words=standpoint.raised), day)
    for answer in standpoint.answers.values():
        decision = words.label("red-line-decision", answer.decision)
        said = words.text("states-because", value=decision, words=answer.reason)
        yield Said(words.person(answer.by), said, words.day(answer.on) if answer.on else Phrase())


def right_points(
    findings: Findings, dossier: Dossier, words: Words, in_full: Callable[[RightFinding], bool] = everything
) -> tuple[Point, ...]:
    """Every right, those at stake first; what does not stand in full comes last."""
    order = list(RIGHT_TONES)
    found = sorted(findings.rights, key=lambda right: (not in_full(right), order.index(right.result)))
    return tuple(_right(right, dossier, words) if in_full(right) else _right_named(right, words) for right in found)


def _right_named(found: RightFinding, words: Words) -> Point:
    name, word = words.name("rights", found.id), words.label("right-result", found.result)
    return _named(found.id, name, word, RIGHT_TONES[found.result])


def _right(found: RightFinding, dossier: Dossier, words: Words) -> Point:
    record, standpoint = words.catalogue.get(Right, found.id), dossier.rights.get(found.id)
    said: tuple[Said, ...] = ()
    if standpoint is not None:
        decision = words.label("right-decision", standpoint.decision)
        what = words.text("states-because", value=decision, words=standpoint.reason)
        said = (Said(words.person(standpoint.by), what, words.day(standpoint.on) if standpoint.on else Phrase()),)
    pairs = [
        ("right-kind", words.label("right-kind", record.kind) if record else Phrase()),
        ("only-shown", words.word("unsure", "sureness").capital() if record and not record.drives else Phrase()),
    ]
    return Point(
        found.id,
        words.name("rights", found.id),
        words.label("right-result", found.result),
        RIGHT_TONES[found.result],
        rows(pairs, words),
        said,
        together(found.reasons, words, settled=found.result == "at-stake"),
    )


def duty_points(
    findings: Findings, words: Words, in_full: Callable[[DutyFinding], bool] = everything
) -> tuple[Point, ...]:
    """Every duty, those that apply first; what does not stand in full comes last."""
    order = list(DUTY_TONES)
    found = sorted(findings.duties, key=lambda duty: (not in_full(duty), order.index(duty.status)))
    return tuple(_duty(duty, words) if in_full(duty) else _duty_named(duty, words) for duty in found)


def _duty_named(found: DutyFinding, words: Words) -> Point:
    name, word = words.name("duties", found.id), words.label("duty-status", found.status)
    return _named(found.id, name, word, DUTY_TONES[found.status])


def _duty(found: DutyFinding, words: Words) -> Point:
    record = words.catalogue.get(Duty, found.id)
    asks = asked(found.id, words)
    who = [
        ("norm", words.name("norms", record.norm) if record else Phrase()),
        ("addressee", addressees(found, words)),
    ]
    what = [
        ("by-when", words.day(found.by_when) if found.by_when else Phrase()),
        ("held", words.label("held", found.held) if found.status != "not-triggered" else Phrase()),
        ("only-shown", Phrase() if found.drives else words.word("unsure", "sureness").capital()),
    ]
    return Point(
        found.id,
        words.name("duties", found.id),
        words.label("duty-status", found.status),
        DUTY_TONES[found.status],
        (*rows(who, words), Row(words.text("asks"), words.series(asks), tuple(asks)), *rows(what, words)),
        (),
        grounds((reason for reason in found.reasons if not is_in_rows(reason)), words),
        due=found.by_when,
    )


def asked(duty: str, words: Words) -> list[Phrase]:
    """Each thing that a duty asks; nothing for one that the knowledge held now lacks."""
    record = words.catalogue.get(Duty, duty)
    return [words.of_record(record, f"asks.{number}") for number in range(len(record.asks))] if record else []


def norm_of(duty: str, words: Words) -> str:
    """The norm that asks a duty; nothing for a duty that the knowledge held now lacks."""
    record = words.catalogue.get(Duty, duty)
    return record.norm if record is not None else ""


def norm_name(norm: str, words: Words) -> Phrase:
    """The name of a norm, or that it is not held here."""
    return words.name("norms", norm) if norm else words.text("norm-gone").capital()


def is_in_rows(reason: Reason) -> bool:
    """Whether the rows of a duty say it already: whom it is asked of, and what the dossier holds where no fact shows
    it."""
    bare = reason.code in ("duty-held", "duty-not-held", "duty-held-unknown") and not reason.all_facts
    return bare or reason.code == "duty-of"


def addressees(found: DutyFinding, words: Words) -> Phrase:
    """Of whom a duty is asked: the kind of actor, and who that is in this chain."""
    if found.addressee == "any":
        return words.text("anybody").capital()
    kind = words.label("addressee", found.addressee)
    actors = [words.ref(arg) for reason in found.reasons if reason.code == "duty-of" for _, arg in reason.args]  # type: ignore[arg-type]
    return words.text("pair", name=kind, value=words.series(actors)) if actors else kind


def harm_points(
    findings: Findings, dossier: Dossier, words: Words, in_full: Callable[[HarmFinding], bool] = everything
) -> tuple[Point, ...]:
    """Every known pattern of harm, those that the facts fit first, then those that a person set aside; what does not
    stand in full comes last."""
    order = list(HARM_TONES)
    found = sorted(findings.harms, key=lambda harm: (not in_full(harm), is_set_aside(harm), order.index(harm.result)))
    return tuple(_harm(harm, dossier, words) if in_full(harm) else _harm_named(harm, words) for harm in found)


def _harm_named(found: HarmFinding, words: Words) -> Point:
    name, word = words.name("harms", found.id), words.label("harm-result", found.result)
    return _named(found.id, name, word, HARM_TONES[found.result])


def _harm(found: HarmFinding, dossier: Dossier, words: Words) -> Point:
    record, standpoint = words.catalogue.get(Harm, found.id), dossier.harms.get(found.id)
    result = words.word(found.result, "harm-result")
    said: tuple[Said, ...] = ()
    if standpoint is not None:
        result = words.text("harm-aside", result=result)
        decision = words.label("right-decision", standpoint.decision)
        what = words.text("states-because", value=decision, words=standpoint.reason)
        said = (Said(words.person(standpoint.by), what, words.day(standpoint.on) if standpoint.on else Phrase()),)
    rights = words.series([words.name("rights", id_) for id_ in record.rights]) if record else Phrase()
    groups = words.series([words.name("groups", id_) for id_ in record.groups]) if record else Phrase()
    return Point(
        found.id,
        words.name("harms", found.id),
        result.capital(),
        "calm" if standpoint else HARM_TONES[found.result],
        rows([("which-rights", rights), ("who", groups)], words),
        said,
        grounds((reason for reason in found.reasons if reason.code != "harm-set-aside"), words),
    )
