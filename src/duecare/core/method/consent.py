"""Whose consent a norm asks for, beyond hearing them: Indigenous peoples where what is theirs is used (UNDRIP 19, 32).

It is told, and decides nothing: whether consent was given freely, beforehand and through those whom a people chose is
not to be read from one word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from duecare.core.catalogue import Catalogue, EngagementAid
from duecare.core.conditions import KnownFact, Truth, evaluate
from duecare.core.dossier import Dossier
from duecare.core.method.hearing import standing
from duecare.core.method.reasons import Reason, Ref, because

MET = frozenset({"heard", "unrecorded", "informed"})
"""Records of people who were met at all. Of whom nobody was heard, that is said already."""


def consent_not_recorded(
    dossier: Dossier, catalogue: Catalogue, known: Mapping[str, KnownFact], on: date
) -> Iterator[Reason]:
    """Of each such rule of the knowledge, the people who were met, and of whom no consent is recorded."""
    for aid in catalogue.of(EngagementAid).values():
        if not aid.drives or aid.kind != "quality" or aid.say != "consent" or aid.asked_when is None:
            continue
        asked = evaluate(aid.asked_when, known)
        given = aid.unless is not None and evaluate(aid.unless, known).truth is Truth.YES
        groups = " ".join(group for group in aid.groups if _without(group, dossier, on))
        if asked.truth is Truth.YES and not given and groups:
            names = Ref("groups-names", groups)
            yield because("caveat-consent", asked, record=aid, groups=names, norms=Ref("asked-by", aid.id))


def _without(group: str, dossier: Dossier, on: date) -> bool:
    """Whether an impact touches them, they were met, and no hearing with them says that they could say no. One of
    which nothing that they said is recorded does not say it."""
    if not any(group in impact.groups for impact in dossier.impacts.values()):
        return False
    met = [(standing(held, on), held.say) for held in dossier.engagement.values() if group in held.groups]
    return any(stands in MET for stands, _ in met) and ("heard", "consent") not in met
