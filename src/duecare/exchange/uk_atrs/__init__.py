"""Records under the United Kingdom's Algorithmic Transparency Recording Standard, as one list: who published a record
of which tool, when and where. The records themselves are pages of their own."""

from duecare.exchange.register import give_back_either
from duecare.exchange.source import Format
from duecare.exchange.uk_atrs.profile import SUGGESTIONS, profile
from duecare.exchange.uk_atrs.read import read
from duecare.exchange.uk_atrs.recognise import IDENTITIES, recognise

FORMAT = Format(
    id="uk-atrs",
    name="United Kingdom algorithmic transparency records, listed (CSV or JSON)",
    recognise=recognise,
    read=read,
    give_back=give_back_either,
    profile=profile,
    whole=True,
    frame=lambda record, _: {"records": [record]},
    suggestions=SUGGESTIONS,
    identities=IDENTITIES,
)
