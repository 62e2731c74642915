"""Each model and each data set is one record, kept whole; so is all the rest of the bill of materials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duecare.core.errors import InputError
from duecare.exchange.cyclonedx.components import CARD, around, components_in, is_model, mentions, nested
from duecare.exchange.cyclonedx.makers import Bill, asserter_of, bill_of
from duecare.exchange.cyclonedx.recognise import CALLS_ITSELF, VERSIONS
from duecare.exchange.json_files import Said, json_source
from duecare.exchange.json_reach import Block, block_at, blocks_at, says, text_at, texts_at
from duecare.exchange.publisher import NOT_STATED, ONLY_IN_RECORD
from duecare.exchange.remarks import Remark, remark
from duecare.exchange.remarks import gettext_noop as _
from duecare.exchange.sight import Sight
from duecare.exchange.source import Source
from duecare.exchange.text import one_line
from duecare.files.json_values import Json

NO_NAME = "(no name stated)"
FOLDS = (
    *("components", "evidence", "pedigree"),
    *(f"{CARD}.quantitativeAnalysis", f"{CARD}.modelParameters"),
)
"""What of a component is kept as one text, in this order, until it has few enough fields."""

NO_CARD = remark(_("It has no model card: whom it is for, what its limits are and whom it may harm is not said here."))
UNSAID = _("Nothing is said here about: {topics}. What is not said counts as not known; ask whoever supplied it.")
CARD_TOPICS = (
    (_("who is meant to use it"), "users"),
    (_("what it is meant for"), "useCases"),
    (_("its limits"), "technicalLimitations"),
    (_("risks to people"), "ethicalConsiderations"),
    (_("which groups it may harm"), "fairnessAssessments"),
)
DATA_TOPICS = ((_("sensitive data in it"), "sensitiveData"), (_("who answers for it"), "governance"))
ELSEWHERE = _(
    "Models that stand where no component is described, for example as what another was made from: {count}. They are "
    "kept with what they belong to, and are no records of their own."
)
TWICE = remark(
    _("Components inside another one are records of their own, listed last, and are kept with the other as well.")
)


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


def alone(component: Json, asserter: str) -> Json:
    """A bill of materials of this component, made by that body where one is named."""
    metadata: Json = {"manufacturer": {"name": asserter}} if asserter not in ("", NOT_STATED, ONLY_IN_RECORD) else {}
    return {"bomFormat": CALLS_ITSELF, "specVersion": VERSIONS[-1], "metadata": metadata, "components": [component]}


def _said(component: Block, position: int, bill: Bill) -> Said:
    name, version = text_at(component, "name"), text_at(component, "version")
    uses = texts_at(component, CARD, "considerations", "useCases")
    title = one_line(f"{name} {version}") if name else NO_NAME
    remarks = tuple(_silences(component))
    return Said(title, asserter_of(component, position, bill), one_line("; ".join(uses)), remarks)


def _silences(component: Block) -> Iterator[Remark]:
    """What one would need to know of the people touched, and is not told."""
    topics = CARD_TOPICS if is_model(component) else DATA_TOPICS
    holders = [block_at(component, CARD, "considerations")] if is_model(component) else [*blocks_at(component, "data")]
    if is_model(component) and CARD not in component:
        yield NO_CARD
    elif unsaid := [topic for topic, key in topics if not any(says(holder.get(key)) for holder in holders)]:
        yield remark(UNSAID, topics=tuple(map(remark, unsaid)))


def _remarks(whole: Block, every: Sequence[Block], inner: Sequence[Block]) -> Iterator[Remark]:
    if inner:
        yield TWICE
    elsewhere = mentions(whole) - sum(map(is_model, every))
    if elsewhere:
        yield remark(ELSEWHERE, count=elsewhere)


def _none(sight: Sight, whole: Block) -> InputError:
    count = sum(1 for _ in components_in(whole))
    return InputError(
        f"The bill of materials {sight.name} describes no model and no data set: none of its {count:,} components is "
        "of the type “machine-learning-model”, has a model card, or is data of the type “dataset”.",
        means="Nothing was imported.",
        next_step="Ask whoever made it for a bill of materials with the models and data sets in it, or start a blank "
        "dossier (duecare new).",
    )
