"""Any table, once a person has said which column says what."""

from duecare.exchange.register import give_back
from duecare.exchange.source import Format
from duecare.exchange.spreadsheet.profile import SUGGESTIONS, profile
from duecare.exchange.spreadsheet.propose import Proposal, mapping, propose
from duecare.exchange.spreadsheet.read import ID, read, read_as
from duecare.exchange.spreadsheet.recognise import recognise

FORMAT = Format(
    id=ID,
    name="Any other table, its columns mapped by you (CSV, Excel, or text with tabs)",
    recognise=recognise,
    read=read,
    give_back=give_back,
    profile=profile,
    whole=True,
    suggestions=SUGGESTIONS,
)

__all__ = ["FORMAT", "ID", "Proposal", "mapping", "propose", "read_as"]
