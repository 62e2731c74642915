"""What an answer file says in the dossier's terms. Its level is that government's own score and fills nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duecare.core.dossier import Actor, Place, System
from duecare.core.dossier.words import Stage
from duecare.exchange.canada_aia.level import PHASE
from duecare.exchange.canada_aia.meanings import MEANINGS, SECTORS, Meaning
from duecare.exchange.canada_aia.questionnaires import questionnaire
from duecare.exchange.canada_aia.read import DEPARTMENT, DESCRIPTION, NO_TITLE, TITLE, VERSION, body_of
from duecare.exchange.canada_aia.recognise import DATA
from duecare.exchange.json_files import Texts, listed, texts_of
from duecare.exchange.json_records import cut
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import one_line, prose, slug_of, stated

WORKS_ABROAD = frozenset({"005", "050"})
"""Foreign affairs, and immigration: the answers do not say in which countries the people concerned live."""

DESIGN: dict[str, Stage] = {"item1": "design"}
"""The other phase, implementation, reaches from building to use: it says no stage."""

ENGLISH = re.compile(r"\b(?:the|and|of|to|is|will|with|by)\b", re.IGNORECASE)
FRENCH = re.compile(r"\b(?:le|la|les|des|et|du|une|est|sera|pour|par)\b", re.IGNORECASE)


def profile(record: SourceRecord, source: Source) -> Profile:
    """The federal body as deployer, and what it says of the project. Who made the system is told in free text only."""
    texts = texts_of(record)
    body = body_of(texts)
    id_ = slug_of(record.asserter, "federal-body")
    return Profile(
        title=record.title,
        system=_system(record, texts),
        actors={id_: _body(record, texts)} if body else {},
        asserter=id_,
        language=_language(texts),
        suggestions=tuple(_suggestions(record, texts)),
    )


def _system(record: SourceRecord, texts: Texts) -> System:
    parts = [text for id_ in ("decisionSector3", "impact31") if (text := _text(texts, id_))]
    abroad = texts.get(DEPARTMENT, "").strip() in WORKS_ABROAD
    return System(
        name=None if record.title == NO_TITLE else record.title,
        purpose=_text(texts, DESCRIPTION.removeprefix(f"{DATA}.")),
        description=prose("\n\n".join(parts)) or None,
        sector=_sector(texts),
        stage=DESIGN.get(texts.get(f"{DATA}.{PHASE}", "")),
        place=Place() if abroad else Place(countries=("CA",)),
        alternatives=_text(texts, "businessDrivers10"),
    )


def _body(record: SourceRecord, texts: Texts) -> Actor:
    branch = stated(texts.get(f"{DATA}.projectDetailsBranch", ""))
    return Actor(
        name=record.asserter,
        kind="public-body",
        roles=("deployer",),
        country="CA",
        note=f"Branch: {one_line(branch)}" if branch else None,
    )


def _sector(texts: Texts) -> str | None:
    if questionnaire(texts.get(VERSION, "")) is None:
        return None
    chosen = [SECTORS[option] for option in listed(texts, f"{DATA}.decisionSector1") if option in SECTORS]
    other = stated(texts.get(f"{DATA}.decisionSector2", ""))
    return "; ".join(dict.fromkeys(chosen)) or (one_line(other) or None if other else None)


def _suggestions(record: SourceRecord, texts: Texts) -> Iterator[Suggestion]:
    held = questionnaire(texts.get(VERSION, ""))
    for meaning in MEANINGS[held.version] if held else ():
        for position in _chosen(record, meaning):
            yield Suggestion(position, frozenset({meaning.option}), meaning.fact, meaning.value, meaning.words)


def _chosen(record: SourceRecord, meaning: Meaning) -> list[int]:
    """Where the option stands among the fields: under the question, or in the list there."""
    path = re.compile(re.escape(f"{DATA}.{meaning.question}") + r"(?:\[[0-9]+\])?")
    pairs = enumerate(zip(record.names, record.values, strict=True))
    return [at for at, (name, text) in pairs if text == meaning.option and path.fullmatch(cut(name)[0])]


def _text(texts: Texts, id_: str) -> str | None:
    text = stated(texts.get(f"{DATA}.{id_}", ""))
    return prose(text) or None if text else None


def _language(texts: Texts) -> str:
    """English or French, whichever the words of the answers are; the file does not say."""
    words = "\n".join(text for path, text in texts.items() if path.startswith((f"{DATA}.", TITLE)))
    return "fr" if len(FRENCH.findall(words)) > len(ENGLISH.findall(words)) else "en"
