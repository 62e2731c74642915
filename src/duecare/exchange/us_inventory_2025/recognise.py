"""The layout, told by its headings, each at its position."""

from __future__ import annotations

from enum import IntEnum

from duecare.exchange.layout import Layout
from duecare.exchange.source import Identity
from duecare.exchange.us_agencies import use_case

HEADS = (
    *("agency", "agency_name", "id", "use_case_name", "agency_bureau", "contact_email", "is_withheld"),
    *("development_stage", "is_high_impact", "hi_justification", "topic_area", "classification", "problem_solved"),
    *("benefits", "system_outputs", "operational_date", "contracting_usage", "vendor_name", "have_ato"),
    *("system_name_ato", "data_description", "link_to_data", "has_pii", "pia_url", "demographic_features"),
    *("has_custom_code", "code_url", "hi_testing_conducted", "hi_assessment_completed", "hi_potential_impacts"),
    *("hi_independent_review", "hi_ongoing_monitoring", "hi_training_established", "hi_failsafe_presence"),
    *("hi_appeal_process", "hi_public_consultation"),
)
COLUMNS = len(HEADS)


class Column(IntEnum):
    """The positions that the profile reads. All others are kept and not read."""

    ABBREVIATION = HEADS.index("agency")
    AGENCY = HEADS.index("agency_name")
    ID = HEADS.index("id")
    NAME = HEADS.index("use_case_name")
    BUREAU = HEADS.index("agency_bureau")
    STAGE = HEADS.index("development_stage")
    TOPIC = HEADS.index("topic_area")
    PROBLEM = HEADS.index("problem_solved")
    BENEFITS = HEADS.index("benefits")
    OUTPUTS = HEADS.index("system_outputs")
    CONTRACTING = HEADS.index("contracting_usage")
    VENDOR = HEADS.index("vendor_name")
    PERSONAL_DATA = HEADS.index("has_pii")


LAYOUT = Layout("the inventory", COLUMNS, dict(enumerate(HEADS)))
recognise = LAYOUT.recognise

SHARED = (
    ("Bureau", Column.BUREAU),
    ("Topic area", Column.TOPIC),
    ("Purpose, or the problem to be solved", Column.PROBLEM),
    ("Outputs", Column.OUTPUTS),
    ("Stage", Column.STAGE),
    ("Personal data", Column.PERSONAL_DATA),
)
"""What the layouts of other years ask as well."""
IDENTITIES = (
    Identity("us-use-case-id", "the id that the agency gave", (Column.AGENCY, Column.ID), (Column.NAME,), own=True),
    use_case(Column.AGENCY, Column.NAME, Column.BUREAU, SHARED),
)
