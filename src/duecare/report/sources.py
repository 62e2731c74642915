"""What the dossier itself brings: the system, its chain, who was heard, where voices differ, evidence and records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duecare.core.dossier import Dispute, Dossier, Engagement, Fact, ImportedRecord
from duecare.core.method.hearing import standing
from duecare.core.revision.view import Withheld
from duecare.report.looked import hides
from duecare.report.model import Point, Row, Said, Tone, Voices
from duecare.report.phrase import Phrase, concat
from duecare.report.rows import rows
from duecare.report.words import Words

HEARD_OTHERS = frozenset({"experts"})


def system_rows(dossier: Dossier, words: Words, withheld: Sequence[Withheld] = ()) -> tuple[Row, ...]:
    """What the system is, where and since when; or that it is not shown."""
    if hides(withheld, {"system"}):
        return rows([("withheld", words.label("withheld", "system"))], words)
    system, own = dossier.system, words.own
    where = [own(system.place.territory)] if system.place.territory else []
    where += [words.country(code) for code in system.place.countries]
    pairs = [
        ("name", own(system.name or "")),
        ("purpose", own(system.purpose or "")),
        ("description", own(system.description or "")),
        ("version", own(system.version or "")),
        ("sector", own(system.sector or "")),
        ("stage", words.label("stage", system.stage) if system.stage else words.text("not-stated").capital()),
        ("where", words.listed(where)),
        (
            "elsewhere",
            words.label("answer", system.place.elsewhere) if system.place.elsewhere != "unknown" else Phrase(),
        ),
        ("started", words.day(system.started) if system.started else Phrase()),
        ("ends", words.day(system.ends) if system.ends else Phrase()),
        ("alternatives", own(system.alternatives or "")),
    ]
    return rows(pairs, words)


def chain_rows(dossier: Dossier, words: Words) -> tuple[Row, ...]:
    """Who is in the chain, and what each gives to whom."""
    found = []
    for id_, actor in dossier.actors.items():
        roles = words.listed([words.word(role, "actor-role") for role in actor.roles]).capital()
        given = [
            words.text("gives", who=words.own(actor.name), to=words.person(link.to), what=words.own(link.what))
            for link in dossier.chain.values()
            if link.from_ == id_
        ]
        country = words.country(actor.country) if actor.country else Phrase()
        note = words.own(actor.note or "")
        detail = concat((words.label("actor-kind", actor.kind), roles, country, *given, note), ". ")
        found.append(Row(words.own(actor.name), detail))
    return tuple(found)


def heard_points(dossier: Dossier, on: date, words: Words) -> tuple[Point, ...]:
    """Everybody who was heard, or is to be heard, or why nobody was."""
    return tuple(_heard(id_, held, on, words) for id_, held in dossier.engagement.items())


def _heard(id_: str, held: Engagement, on: date, words: Words) -> Point:
    pairs = [
        ("who", words.series([words.name("groups", group) for group in held.groups])),
        ("when", words.day(held.on) if held.on else Phrase()),
        ("language", words.language_name(held.language) if held.language else Phrase()),
        ("support", words.own(held.support or "")),
        ("say", words.label("say", held.say) if held.say else Phrase()),
        ("said", words.quote(held.said) if held.said else Phrase()),
        ("changed", words.own(held.changed or "")),
        ("why-nobody", words.quote(held.why_nobody) if held.why_nobody else Phrase()),
        ("evidence", words.series([words.name("evidence", piece) for piece in held.evidence])),
    ]
    tone: Tone = "calm" if standing(held, on) == "heard" else "open"
    how = words.word(held.how, "heard-by")
    match standing(held, on):
        case "planned":
            how = words.text("heard-planned", how=how)
        case "unrecorded":
            how = words.text("unsaid" if held.on else "undated", how=how)
        case "informed":
            how = words.text("informed", how=how)
    return Point(id_, words.own(held.title), how.capital(), tone, rows(pairs, words), (), ())


def voices(dossier: Dossier, words: Words) -> tuple[Voices, ...]:
    """Every disputed fact, with every voice."""
    disputed = ((id_, fact) for id_, fact in dossier.facts.items() if fact.disputes)
    return tuple(Voices(words.question(id_), voices_of(id_, fact, words)) for id_, fact in disputed)


def voices_of(id_: str, fact: Fact, words: Words) -> tuple[Said, ...]:
    """Who states a fact, then everybody who states otherwise, in the order of the document."""
    return (
        _voice(id_, fact, Phrase(), words),
        *(
            _voice(id_, dispute, words.text("settled", words=dispute.settled) if dispute.settled else Phrase(), words)
            for dispute in fact.disputes.values()
        ),
    )


def _voice(id_: str, voice: Fact | Dispute, settled: Phrase, words: Words) -> Said:
    value = words.stated(id_, voice.value).capital()
    language = voice.language if isinstance(voice, Dispute) else None
    note = words.quote(voice.note, language) if voice.note else Phrase()
    said = words.text("states-because", value=value, words=note) if voice.note else value
    evidence = words.series([words.name("evidence", piece) for piece in voice.evidence])
    day = words.day(voice.on) if voice.on else Phrase()
    return Said(words.person(voice.by), said, concat((day, evidence, settled), ". "))


def evidence_rows(dossier: Dossier, words: Words) -> tuple[Row, ...]:
    """Everything that statements rest on; the bytes live elsewhere, under their digest."""
    return tuple(
        Row(
            words.own(piece.title),
            concat(
                (
                    words.label("evidence-kind", piece.kind),
                    words.day(piece.on) if piece.on else Phrase(),
                    words.own(piece.where or ""),
                    words.own((piece.note or "").removesuffix(".")),
                    words.code(piece.digest or ""),
                ),
                ". ",
            ),
        )
        for piece in dossier.evidence.values()
    )


def record_points(dossier: Dossier, words: Words) -> tuple[Point, ...]:
    """The imported records: what they are, who states what they say, and the digest to check them by."""
    return tuple(_record(id_, record, words) for id_, record in dossier.records.items())


def _record(id_: str, record: ImportedRecord, words: Words) -> Point:
    blank = sum(not field.verbatim.strip() for field in record.fields)
    pairs = [
        ("asserted-by", words.own(record.asserted_by)),
        ("file", words.code(record.file_name)),
        ("file-digest", words.code(record.file_digest)),
        ("format", words.code(record.format)),
        ("position", words.number(record.position + 1) if record.position is not None else Phrase()),
        ("imported-on", words.day(record.imported_on) if record.imported_on else Phrase()),
        ("fields", words.text("fields-count", all=len(record.fields), blank=blank)),
    ]
    return Point(id_, words.code(record.file_name), Phrase(), "calm", rows(pairs, words), (), ())


def withheld_rows(withheld: Sequence[Withheld], words: Words) -> tuple[Row, ...]:
    """What this audience does not see: its kind, never its name, and the reason that may be told."""
    return tuple(Row(words.label("withheld", one.kind), words.own(one.because)) for one in withheld)
