"""The layout, told by its width and by what stands at the positions that are used. Names repeat, so positions count."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from duecare.exchange.layout import Layout
from duecare.exchange.us_agencies import use_case

COLUMNS = 62


class Column(IntEnum):
    """The positions that the profile reads. All others are kept and not read."""

    NAME = 0
    AGENCY = 1
    ABBREVIATION = 2
    BUREAU = 3
    TOPIC = 4
    OTHER_TOPIC = 5
    PURPOSE = 7
    OUTPUTS = 8
    STAGE = 9
    RIGHTS_OR_SAFETY = 10
    MADE_BY = 15
    PERSONAL_DATA = 22


HEADS: Mapping[int, str] = MappingProxyType(
    {
        Column.NAME: "use case name",
        Column.AGENCY: "agency",
        Column.ABBREVIATION: "abbreviation",
        Column.BUREAU: "bureau",
        Column.TOPIC: "topic area",
        Column.OTHER_TOPIC: "topic area",
        Column.PURPOSE: "purpose",
        Column.OUTPUTS: "outputs",
        Column.STAGE: "stage of development",
        Column.RIGHTS_OR_SAFETY: "rights-impacting",
        Column.MADE_BY: "in-house",
        Column.PERSONAL_DATA: "personally identifiable",
    }
)
"""Words that the heading at each position holds, without regard to case and white space."""

LAYOUT = Layout("the inventory", COLUMNS, HEADS, whole=False)
recognise = LAYOUT.recognise

SHARED = (
    ("Bureau", Column.BUREAU),
    ("Topic area", Column.TOPIC),
    ("Purpose, or the problem to be solved", Column.PURPOSE),
    ("Outputs", Column.OUTPUTS),
    ("Stage", Column.STAGE),
    ("Personal data", Column.PERSONAL_DATA),
)
"""What the layouts of other years ask as well."""
IDENTITIES = (use_case(Column.AGENCY, Column.NAME, Column.BUREAU, SHARED),)
