"""Each model and each data set is one record, kept whole; so is all the rest of the bill of materials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.core.errors import InputError
from duecare.exchange.cyclonedx.components import CARD, around, components_in, is_model, mentions, nested
from duecare.exchange.cyclonedx.makers import Bill, asserter_of, bill_of
from duecare.exchange.json_files import Said, json_source
from duecare.exchange.json_reach import Block, block_at, text_at, texts_at
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source
from duecare.exchange.text import one_line

NO_NAME = "(no name stated)"
FOLDS = (
    *("components", "evidence", "pedigree"),
    *(f"{CARD}.quantitativeAnalysis", f"{CARD}.modelParameters"),
)
"""What of a component is kept as one text, in this order, until it has few enough fields."""

NO_CARD = (
    "Models without a model card: {}. Whom these are for, what their limits are and whom they may harm is not said "
    "here."
)
ELSEWHERE = (
    "Models that stand where no component is described, for example as what another was made from: {}. They are kept "
    "with what they belong to, and are no records of their own."
)
TWICE = "Components inside another one are records of their own, listed last, and are kept with the other as well."


def read(sight: Sight, digest: str) -> Source:
    """The models and data sets, those inside others last. Raises InputError where there is none."""
    whole = block_at(sight.json)
    outermost: list[Block] = []
    rest = tuple(around(whole, outermost))
    if not outermost:
        raise _none(sight, whole)
    inner = [one for component in outermost for one in nested(component)]
    every, bill = (*outermost, *inner), bill_of(rest)
    return json_source(
        sight,
        digest,
        format_id="cyclonedx",
        around=rest,
        values=every,
        said=lambda position, _: _said(every[position], position, bill),
        folds=FOLDS,
        remarks=tuple(_remarks(whole, every, inner)),
    )


def _said(component: Block, position: int, bill: Bill) -> Said:
    name, version = text_at(component, "name"), text_at(component, "version")
    uses = texts_at(component, CARD, "considerations", "useCases")
    title = one_line(f"{name} {version}") if name else NO_NAME
    return Said(title, asserter_of(component, position, bill), one_line("; ".join(uses)))


def _remarks(whole: Block, every: Sequence[Block], inner: Sequence[Block]) -> Iterator[str]:
    models = [component for component in every if is_model(component)]
    without = sum(1 for component in models if CARD not in component)
    if without:
        yield NO_CARD.format(without)
    if inner:
        yield TWICE
    elsewhere = mentions(whole) - len(models)
    if elsewhere:
        yield ELSEWHERE.format(elsewhere)


def _none(sight: Sight, whole: Block) -> InputError:
    count = sum(1 for _ in components_in(whole))
    return InputError(
        f"The bill of materials {sight.name} describes no model and no data set: none of its {count:,} components is "
        "of the type “machine-learning-model”, has a model card, or is data of the type “dataset”.",
        means="Nothing was imported.",
        next_step="Ask whoever made it for a bill of materials with the models and data sets in it, or start a blank "
        "dossier (duecare new).",
    )
