"""The Netherlands' Algorithm Register, as the list behind its website gives it: one JSON file, in Dutch."""

from duecare.exchange.json_files import give_back
from duecare.exchange.nl_algorithm_register.profile import SUGGESTIONS, profile
from duecare.exchange.nl_algorithm_register.read import read
from duecare.exchange.nl_algorithm_register.recognise import IDENTITIES, recognise
from duecare.exchange.source import Format

FORMAT = Format(
    id="nl-algorithm-register",
    name="Netherlands Algorithm Register, listed (JSON)",
    recognise=recognise,
    read=read,
    give_back=give_back,
    profile=profile,
    whole=True,
    frame=lambda record, _: {"algoritmes": [record]},
    suggestions=SUGGESTIONS,
    identities=IDENTITIES,
)
