"""Public services in Europe that use AI, as the European Commission's AI Watch collected them: a CSV, or its JSON."""

from duecare.exchange.jrc_ai_watch.profile import SUGGESTIONS, profile
from duecare.exchange.jrc_ai_watch.read import read
from duecare.exchange.jrc_ai_watch.recognise import IDENTITIES, recognise
from duecare.exchange.register import give_back_either
from duecare.exchange.source import Format

FORMAT = Format(
    id="jrc-ai-watch",
    name="European public services that use AI, collected by AI Watch (CSV or JSON)",
    recognise=recognise,
    read=read,
    give_back=give_back_either,
    profile=profile,
    whole=True,
    frame=lambda record, _: [record],
    suggestions=SUGGESTIONS,
    identities=IDENTITIES,
)
