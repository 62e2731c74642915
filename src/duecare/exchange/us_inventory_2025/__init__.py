"""The inventory of AI use cases that United States federal agencies published for 2025: one CSV, one row a use case."""

from duecare.exchange.register import give_back
from duecare.exchange.source import Format
from duecare.exchange.us_inventory_2025.profile import SUGGESTIONS, profile
from duecare.exchange.us_inventory_2025.read import read
from duecare.exchange.us_inventory_2025.recognise import IDENTITIES, recognise

FORMAT = Format(
    id="us-inventory-2025",
    name="United States federal AI use case inventory of 2025 (CSV)",
    recognise=recognise,
    read=read,
    give_back=give_back,
    profile=profile,
    whole=True,
    suggestions=SUGGESTIONS,
    identities=IDENTITIES,
)
