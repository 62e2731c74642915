"""What a record says in the dossier's terms: a tool and the public body that answers for its use."""

from __future__ import annotations

from duecare.core.dossier import Actor, System
from duecare.exchange.actors import FIRST, by_id, place_of
from duecare.exchange.columns import plain_heading
from duecare.exchange.json_files import texts_of
from duecare.exchange.source import Profile, Source, SourceRecord, Suggestion
from duecare.exchange.text import slug_of, stated_line, stated_prose
from duecare.exchange.uk_atrs.read import DESCRIPTION, NO_BODY
from duecare.exchange.uk_atrs.recognise import TOOL

SUGGESTIONS: tuple[Suggestion, ...] = ()
"""Nothing in the list says by itself what a tool does to people."""

ACTS_ABROAD = frozenset({"fcdo", "mod"})
"""Bodies whose work is mostly outside the country: the row does not say where, so the place stays unstated."""


def profile(record: SourceRecord, source: Source) -> Profile:
    """The publishing body as deployer: the Standard has a record come from the body responsible for using the tool."""
    body, texts = _body(record), {plain_heading(path): text for path, text in texts_of(record).items()}
    return Profile(
        record.title,
        System(
            name=stated_line(texts.get(TOOL, "")),
            description=stated_prose(texts.get(DESCRIPTION, "")),
            place=place_of(body, "GB", ACTS_ABROAD),
        ),
        by_id(body),
        asserter=slug_of(record.asserter, FIRST),
    )


def _body(record: SourceRecord) -> list[Actor]:
    actor = Actor(name=record.asserter, kind="public-body", roles=("deployer",), country="GB")
    return [] if record.asserter == NO_BODY else [actor]
