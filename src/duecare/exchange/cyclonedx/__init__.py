"""CycloneDX bills of materials (JSON): every model with or without a model card, and every data set, is one record."""

from duecare.exchange.cyclonedx.profile import SUGGESTIONS, profile
from duecare.exchange.cyclonedx.read import alone, read
from duecare.exchange.cyclonedx.recognise import IDENTITIES, recognise
from duecare.exchange.json_files import give_back
from duecare.exchange.source import Format

FORMAT = Format(
    id="cyclonedx",
    name="CycloneDX bill of materials 1.6 or 1.7 (JSON), for its models and data sets",
    recognise=recognise,
    read=read,
    give_back=give_back,
    profile=profile,
    frame=alone,
    suggestions=SUGGESTIONS,
    identities=IDENTITIES,
)
