"""What a zero does not say: to be read wherever nothing stands in the way of a decision.

A gate counts what is recorded. It can be clear because nobody was asked, because many rights were set aside with one
sentence, or because a voice that says otherwise does not count. None of that is hidden behind the zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duecare.core.catalogue import Catalogue, Harm
from duecare.core.conditions import KnownFact
from duecare.core.dossier import Dossier
from duecare.core.method.consent import consent_not_recorded
from duecare.core.method.findings import Caveat, HarmFinding, ImpactFinding, RedLineFinding, RightFinding
from duecare.core.method.hearing import is_anybody_heard, standing, why_nobody
from duecare.core.method.reasons import Reason, Ref, because, of_several

SAYS_NOT = frozenset({"not-crossed", "excepted"})


@dataclass(frozen=True, slots=True)
class Grounds:
    """The conclusions that a gate rests on."""

    red_lines: Sequence[RedLineFinding]
    harms: Sequence[HarmFinding]
    rights: Sequence[RightFinding]
    impacts: Sequence[ImpactFinding]


def caveats(
    dossier: Dossier, catalogue: Catalogue, known: Mapping[str, KnownFact], found: Grounds, on: date
) -> tuple[Caveat, ...]:
    """All that holds of this dossier, whatever the gate: who was not heard first."""
    several = {
        "heard": _heard(dossier, on),
        "impacts": None if dossier.impacts else because("caveat-no-impact"),
        "rights-aside": _alike("rights", _rights_aside(dossier, found)),
        "harms-aside": _alike("harms", _harms_aside(dossier, found)),
        "harms": _named("caveat-harm", "harms", _not_taken_up(dossier, catalogue, found)),
        "lowered": _named("caveat-lowered", "impacts", _lowered(found)),
        "crossed": _named("caveat-crossed", "red-lines", _said_crossed(found)),
        "disputed": _named("caveat-disputed", "facts", _facts(known, "disputed")),
        "suggested": _named("caveat-suggested", "facts", _facts(known, "suggested")),
    }
    consent = tuple(consent_not_recorded(dossier, catalogue, known, on))
    told = (Caveat(id_, (why,)) for id_, why in several.items() if why is not None)
    return (*told, *([Caveat("consent", consent)] if consent else []))


def _heard(dossier: Dossier, on: date) -> Reason | None:
    """That nobody was heard, or who was not. A hearing of which no word is recorded heard nobody."""
    if not is_anybody_heard(dossier, on):
        if any(standing(held, on) == "unrecorded" for held in dossier.engagement.values()):
            return because("caveat-unsaid")
        if any(standing(held, on) == "informed" for held in dossier.engagement.values()):
            return because("caveat-informed")
        why = why_nobody(dossier)
        return because("caveat-unheard-why", words=why) if why else because("caveat-unheard")
    heard = {id_ for held in dossier.engagement.values() if standing(held, on) == "heard" for id_ in held.groups}
    touched = dict.fromkeys(id_ for _, impact in sorted(dossier.impacts.items()) for id_ in impact.groups)
    groups = " ".join(id_ for id_ in touched if id_ not in heard)
    return because("caveat-unheard-groups", groups=Ref("groups-names", groups)) if groups else None


def _rights_aside(dossier: Dossier, found: Grounds) -> list[str]:
    """The reasons with which rights were set aside. One that is at stake all the same is not among them."""
    return [dossier.rights[right.id].reason for right in found.rights if right.result == "set-aside"]


def _harms_aside(dossier: Dossier, found: Grounds) -> list[str]:
    return [dossier.harms[harm.id].reason for harm in found.harms if harm.id in dossier.harms]


def _alike(kind: str, reasons: Sequence[str]) -> Reason | None:
    """That one sentence set several aside: the one that was used most."""
    by_sentence: dict[str, list[str]] = {}
    for reason in reasons:
        by_sentence.setdefault(" ".join(reason.split()).rstrip(".").casefold(), []).append(reason)
    most = max(by_sentence.values(), key=len, default=[])
    if len(most) < 2:
        return None
    if len(most) == len(reasons):
        return because(f"caveat-{kind}-aside", count=len(most), words=most[0])
    return because(f"caveat-{kind}-aside-of", all=len(reasons), count=len(most), words=most[0])


def _not_taken_up(dossier: Dossier, catalogue: Catalogue, found: Grounds) -> Iterator[str]:
    """Patterns of harm that the facts fit, and that nobody answered."""
    answered = {impact.harm for impact in dossier.impacts.values()} | dossier.harms.keys()
    for harm in found.harms:
        if harm.result == "suggested" and harm.id not in answered and catalogue.of(Harm)[harm.id].drives:
            yield harm.id


def _lowered(found: Grounds) -> Iterator[str]:
    for impact in found.impacts:
        if any(why.code == "affected-lowered" for one in impact.dimensions for why in one.reasons):
            yield impact.id


def _said_crossed(found: Grounds) -> Iterator[str]:
    for line in found.red_lines:
        if line.result in SAYS_NOT and any(why.code == "person-said-crossed" for why in line.reasons):
            yield line.id


def _facts(known: Mapping[str, KnownFact], why: str) -> Iterator[str]:
    return (id_ for id_, fact in sorted(known.items()) if fact.why == why)


def _named(code: str, kind: str, ids: Iterable[str]) -> Reason | None:
    found = list(ids)
    return of_several(code, kind, found) if found else None
