"""Random conditions over a few facts of every type, and random states of knowing them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from duecare.core.catalogue.condition import All, AnyOf, AtLeast, Condition, Not, Test
from duecare.core.conditions import KnownFact, Value

FIRST_DAY = date(2026, 1, 1)
WORDS = ("hiring", "benefits", "policing")

_days = st.integers(0, 3).map(lambda days: FIRST_DAY + timedelta(days))
_numbers = st.integers(0, 3)

VALUES: Mapping[str, SearchStrategy[Value]] = {
    "yes-no-1": st.sampled_from(["yes", "no"]),
    "yes-no-2": st.sampled_from(["yes", "no"]),
    "yes-no-3": st.sampled_from(["yes", "no"]),
    "choice": st.sampled_from(WORDS),
    "choices": st.lists(st.sampled_from(WORDS), unique=True).map(tuple),
    "number": _numbers,
    "day": _days,
}
"""Each fact and the values that it can take."""

_TESTS: SearchStrategy[Condition] = st.one_of(
    st.builds(Test, fact=st.sampled_from(["yes-no-1", "yes-no-2", "yes-no-3"]), is_=st.sampled_from(["yes", "no"])),
    st.builds(Test, fact=st.just("choice"), is_=st.sampled_from(WORDS)),
    st.builds(Test, fact=st.just("choice"), one_of=st.lists(st.sampled_from(WORDS), min_size=1).map(tuple)),
    st.builds(Test, fact=st.just("choices"), includes=st.sampled_from(WORDS)),
    st.builds(Test, fact=st.just("number"), is_=_numbers),
    st.builds(Test, fact=st.just("number"), min=_numbers),
    st.builds(Test, fact=st.just("number"), max=_numbers),
    st.builds(Test, fact=st.just("day"), before=_days),
    st.builds(Test, fact=st.just("day"), since=_days),
)


def _above(parts: SearchStrategy[Condition]) -> SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        st.builds(All, all=several),
        st.builds(AnyOf, any=several),
        st.builds(Not, not_=parts),
        st.builds(AtLeast, at_least=st.integers(1, 4), of=several),
    )


CONDITIONS: SearchStrategy[Condition] = st.recursive(_TESTS, _above, max_leaves=12)

Known = Mapping[str, KnownFact]


def stated(fact: str, value: Value) -> KnownFact:
    """A fact that somebody stated."""
    return KnownFact(fact, value, "stated", by="lead")


@st.composite
def whole(draw: st.DrawFn) -> Known:
    """Every fact is known."""
    return {fact: stated(fact, draw(values)) for fact, values in VALUES.items()}


@st.composite
def part(draw: st.DrawFn) -> Known:
    """Some facts are known, some are stated as unknown, some absent."""
    known = {}
    for fact, value in draw(whole()).items():
        how = draw(st.sampled_from(["known", "unknown", "absent"]))
        if how != "absent":
            known[fact] = value if how == "known" else KnownFact(fact, None, "not-known", by="lead")
    return known


def filled(known: Known, all_facts: Known) -> Known:
    """What is known, with every gap filled from elsewhere."""
    return {fact: known[fact] if _is_known(known, fact) else value for fact, value in all_facts.items()}


def _is_known(known: Known, fact: str) -> bool:
    return fact in known and known[fact].value is not None
