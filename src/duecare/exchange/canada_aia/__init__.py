"""Answers to the Algorithmic Impact Assessment of the Government of Canada, as its tool saves them: one JSON file."""

from duecare.exchange.canada_aia.profile import profile
from duecare.exchange.canada_aia.published import Published, beside, published_levels
from duecare.exchange.canada_aia.read import IDENTITIES, read
from duecare.exchange.canada_aia.recognise import recognise
from duecare.exchange.json_files import give_back
from duecare.exchange.source import Format

__all__ = ["FORMAT", "Published", "beside", "published_levels"]

FORMAT = Format(
    id="canada-aia",
    name="Canadian Algorithmic Impact Assessment, answers in English or French (JSON)",
    recognise=recognise,
    read=read,
    give_back=give_back,
    profile=profile,
    frame=lambda record, _: record,
    identities=IDENTITIES,
)
