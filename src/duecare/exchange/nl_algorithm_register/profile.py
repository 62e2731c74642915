"""What a record says in the dossier's terms. The law that it names has no place of its own there: see the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from duecare.core.dossier import Actor, System
from duecare.core.dossier.words import ActorKind, Stage
from duecare.exchange.actors import FIRST, by_id, place_of
from duecare.exchange.json_files import texts_of
from duecare.exchange.nl_algorithm_register.read import NO_BODY
from duecare.exchange.nl_algorithm_register.recognise import PURPOSE, STATUS, TITLE
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import slug_of, stated_line, stated_prose

SUGGESTIONS: tuple[Suggestion, ...] = ()
"""Its one closed question, whether an impact was assessed, does not say which assessment: of rights, of data
protection or of another kind. A suggestion would have to choose one."""

STAGES: Mapping[str, Stage] = MappingProxyType(
    {
        "ontwikkeling": "development",
        "in ontwikkeling": "development",
        "in gebruik": "in-use",
        "buiten gebruik": "retired",
    }
)

ACTS_ABROAD = frozenset({"ministerie van buitenlandse zaken", "ministerie van defensie"})
"""Bodies whose work is mostly outside the country: the record does not say where, so the place stays unstated."""

PRIVATE_LAW = re.compile(r"\b(?:stichting|vereniging|coöperatie)\b|\b[nb]\.?v\.?$", re.IGNORECASE)
"""Foundations, associations and companies are in the register for a public task; the record does not say what they
are, so their kind stays unknown."""


def profile(record: SourceRecord, source: Source) -> Profile:
    """The organisation as deployer: a registration is about one organisation, where the algorithm is used."""
    texts = texts_of(record)
    body = _body(record)
    system = System(
        name=stated_line(texts.get(TITLE, "")),
        purpose=stated_prose(texts.get(PURPOSE, "")),
        stage=STAGES.get(" ".join(texts.get(STATUS, "").casefold().replace("_", " ").split())),
        place=place_of(body, "NL", ACTS_ABROAD),
    )
    return Profile(record.title, system, by_id(body), asserter=slug_of(record.asserter, FIRST), language="nl")


def _body(record: SourceRecord) -> list[Actor]:
    if record.asserter == NO_BODY:
        return []
    kind: ActorKind = "unknown" if PRIVATE_LAW.search(record.asserter) else "public-body"
    return [Actor(name=record.asserter, kind=kind, roles=("deployer",), country="NL")]
