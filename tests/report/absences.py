"""Every fixed text of the report that denies something: those that what is hidden could make false, and the others."""

from __future__ import annotations

import re

DENYING = re.compile(r"\b(no|nobody|none|nothing|not|never|without|cannot)\b", re.IGNORECASE)


def keys(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


ABSENCES = keys(
    """
    actors-none evaluations-none
    chain-nothing chain-people-none decision-unbound duties-none evidence-none facts-none gate-clear
    groups-unstated harms-none heard-unsaid involvement-none lines-not-looked-at lines-not-raised map-no-impact map-what
    measures-none no-conditions no-date no-gate no-measure nobody-heard nobody-heard-why nobody-named not-answered
    nothing-in-the-way
    not-decided not-stated only-experts open-none others-unheard outside-no-records
    prevention-none questions-none rated-unheard
    records-none red-lines-no-records red-lines-none remedy-none rights-none rights-not-looked-at rights-unstated
    status-unstated tasks-none voices-none worst-none
    plain-changed-none plain-contest-none plain-correct-none plain-days-none plain-decides-none plain-desk-none
    plain-done-none plain-heard-none plain-heard-none-why plain-help-none plain-impacts-none plain-purpose-none
    plain-reasons-none plain-routes-none plain-run-none plain-safe-none plain-status-none plain-told-none plain-use-none
    """
)
"""They say that a document holds nothing of something, so nobody may read one because it is hidden."""

HIDDEN = keys(
    """
    decision-withheld gate-clear-shown impacts-withheld involvement-none-shown lines-not-all map-no-impact-shown
    map-what-shown measures-not-all
    evaluations-not-all effect-not-shown-here none-shown nothing-in-the-way-shown not-all-shown not-shown
    open-none-shown others-unheard-shown
    questions-none-shown red-lines-none-shown rights-not-looked-at-shown tasks-none-shown withheld
    chain-people-none-shown plain-desk-hidden plain-done-hidden plain-fact-hidden plain-heard-hidden
    plain-impacts-hidden plain-lines-hidden plain-purpose-hidden plain-routes-hidden plain-run-hidden plain-withheld
    """
)
"""They say that something is not shown."""

OTHERS = keys(
    """
    awaited chain-gravest chain-left-out challenge-text characters counting decided-no-office decided-not-crossed
    decision-against decision-unsettled
    fields-count gate-after
    gates-none harms-what heard-planned informed irremediable-from level-unknown lines-only-shown lines-others
    outside-operator-answered outside-operator-asked outside-operator-not-asked
    norm-gone not-compliance not-reviewed open-later order-what others-informed provenance-what red-lines-more
    red-lines-more-open
    rest-only-shown tier-range unknowns unsaid when-irremediable why-nobody worst-more
    plain-ask-afraid plain-ask-routes plain-contest-no plain-correct-no plain-decides-nobody plain-effect-not-known
    plain-effect-no-difference-found plain-ended plain-line-awaited plain-line-crossed plain-line-open plain-lines-open
    looked-unknown not-for proxies-yes worst-off-nobody
    plain-effect-said-to-help
    plain-no-seal plain-not-known plain-not-used plain-open plain-reasons-no plain-routes-besides plain-told-no
    """
)
"""They deny something else: what the knowledge holds, how somebody rated, what a fact that is shown says."""
