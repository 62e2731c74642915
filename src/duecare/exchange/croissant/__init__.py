"""Croissant descriptions of data sets (JSON-LD), with their responsible-AI fields: one data set, one record."""

from duecare.exchange.croissant.profile import SUGGESTIONS, profile
from duecare.exchange.croissant.read import read
from duecare.exchange.croissant.recognise import recognise
from duecare.exchange.json_files import give_back
from duecare.exchange.source import Format

FORMAT = Format(
    id="croissant",
    name="Croissant description of a data set, with responsible-AI fields (JSON-LD)",
    recognise=recognise,
    read=read,
    give_back=give_back,
    profile=profile,
    frame=lambda record, _: record,
    suggestions=SUGGESTIONS,
)
