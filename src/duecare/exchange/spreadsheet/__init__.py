"""Any table, once a person has said which column says what."""

from duecare.exchange.register import give_back
from duecare.exchange.source import Format
from duecare.exchange.spreadsheet.profile import SUGGESTIONS, profile
from duecare.exchange.spreadsheet.propose import Proposal, propose
from duecare.exchange.spreadsheet.read import ID, read, read_as
from duecare.exchange.spreadsheet.recognise import recognise

FORMAT = Format(
    id=ID,
    name="Any other table (CSV, or text with tabs), once you say which column says what",
    recognise=recognise,
    read=read,
    give_back=give_back,
    profile=profile,
    suggestions=SUGGESTIONS,
)

__all__ = ["FORMAT", "Proposal", "propose", "read_as"]
