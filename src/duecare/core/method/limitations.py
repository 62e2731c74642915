"""Whether a State may limit a qualified right in this way: legality, legitimate aim, necessity, proportionality, equal
treatment, safeguards (Siracusa Principles; Human Rights Committee, General Comments 27, 34 and 37).

The test is a State's: a business does not limit rights lawfully. An absolute right is never limited. Passing the test
says that the reasons stated would justify the interference. It never lowers severity.
"""

from __future__ import annotations

from duecare.core.catalogue import Catalogue, Right
from duecare.core.dossier import Dossier, Impact, Limitation
from duecare.core.method.findings import LimitationFinding, LimitationResult
from duecare.core.method.reasons import Reason, Ref, because

QUESTIONS = ("law", "aim", "necessary", "proportionate", "equal", "safeguards")
"""In the order in which they are asked."""
NEVER_LIMITED = frozenset({"absolute", "non-derogable"})
"""Kinds of rights that no State may limit in this way, whatever its reasons."""


def judge_limitations(impact: Impact, dossier: Dossier, catalogue: Catalogue) -> tuple[LimitationFinding, ...]:
    """One finding for each right that the dossier gives a State's reasons for limiting."""
    by_state = involves_state(impact, dossier)
    return tuple(_judge(id_, stated, catalogue, by_state) for id_, stated in sorted(impact.limitations.items()))


def unreasoned(impact: Impact, dossier: Dossier, catalogue: Catalogue) -> tuple[str, ...]:
    """The qualified rights that a State body interferes with, or may, and whose limits nobody has reasoned whole."""
    if not involves_state(impact, dossier):
        return ()
    rights = [right for id_ in impact.rights if (right := catalogue.get(Right, id_)) is not None]
    return tuple(
        right.id
        for right in rights
        if right.drives and right.kind == "qualified" and _open(impact.limitations.get(right.id))
    )


def _judge(id_: str, stated: Limitation, catalogue: Catalogue, by_state: bool) -> LimitationFinding:
    right = catalogue.get(Right, id_)
    if right is not None and right.kind in NEVER_LIMITED:
        return LimitationFinding(id_, (because("limit-never", record=right),), "never-permissible")
    if not by_state:
        return LimitationFinding(id_, (because("limit-not-a-state", record=right),), "not-a-state")
    result, needs = _result(stated)
    reasons = [_answer(question, stated) for question in QUESTIONS if getattr(stated, question) is not None]
    reasons += [because("limit-open", questions=Ref("limits", " ".join(needs)))] if needs else []
    return LimitationFinding(id_, (*reasons, because("limit-keeps-severity", record=right)), result, needs)


def _result(stated: Limitation) -> tuple[LimitationResult, tuple[str, ...]]:
    """One "no" is enough for no; only six reasoned answers are enough for yes."""
    answers = {question: answer.answer if (answer := getattr(stated, question)) else None for question in QUESTIONS}
    needs = tuple(question for question, answer in answers.items() if answer not in ("yes", "no"))
    if "no" in answers.values():
        return "not-permissible", ()
    return ("cannot-tell", needs) if needs else ("permissible-as-stated", ())


def _answer(question: str, stated: Limitation) -> Reason:
    answer = getattr(stated, question)
    code = {"yes": "limit-yes", "no": "limit-no", "unknown": "limit-unknown"}[answer.answer]
    return because(code, question=Ref("limits", question), words=answer.reason)


def _open(stated: Limitation | None) -> bool:
    return stated is None or _result(stated)[0] == "cannot-tell"


def involves_state(impact: Impact, dossier: Dossier) -> bool:
    """Whether a State body is among those whose involvement in the impact is looked at."""
    return any(id_ in dossier.actors and dossier.actors[id_].kind == "public-body" for id_ in impact.involvement)
