"""One way to write a document, and its digest: held against an independent implementation of RFC 8785."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from duecare.core.catalogue.base import MAX_SAFE_INTEGER
from duecare.core.dossier import canonical_bytes, digest_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = st.none() | st.booleans() | st.integers(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER) | TEXTS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=30)


@given(VALUES)
def test_it_writes_what_an_independent_program_writes(value: Any) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)


@given(st.dictionaries(TEXTS, SCALARS))
def test_the_order_of_keys_changes_nothing(value: dict[str, Any]) -> None:
    assert digest_of(dict(reversed(value.items()))) == digest_of(value)


def test_keys_are_ordered_by_utf_16_and_not_by_code_point() -> None:
    assert canonical_bytes({"\U0001f600": 1, "\ufb33": 2, "a": 3}) == '{"a":3,"\U0001f600":1,"\ufb33":2}'.encode()


def test_a_digest_is_known() -> None:
    assert canonical_bytes({"b": (1, True, None), "a": 'é"\n'}) == '{"a":"é\\"\\n","b":[1,true,null]}'.encode()
    assert digest_of({}) == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        1.0,
        float("nan"),
        MAX_SAFE_INTEGER + 1,
        -MAX_SAFE_INTEGER - 1,
        "\ud800",
        {"\udc00": 1},
        {"a": [0.1]},
        b"a",
        {1},
    ],
)
def test_what_has_no_portable_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        canonical_bytes(value)
