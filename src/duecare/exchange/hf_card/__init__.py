"""Model and data set cards as the Hugging Face hub keeps them: Markdown, with or without YAML front matter."""

from duecare.exchange.hf_card.profile import profile
from duecare.exchange.hf_card.read import give_back, read
from duecare.exchange.hf_card.recognise import recognise
from duecare.exchange.hf_card.suggestions import SUGGESTIONS
from duecare.exchange.source import Format

FORMAT = Format(
    id="hf-card",
    name="Hugging Face model or data set card (Markdown)",
    recognise=recognise,
    read=read,
    give_back=give_back,
    profile=profile,
    suggestions=SUGGESTIONS,
)
