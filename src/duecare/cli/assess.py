"""`duecare assess`: what follows from a dossier."""

from __future__ import annotations

from duecare.cli.options import AsJson, DossierFile, Language, On, Packs
from duecare.cli.output import say_json


def assess(
    file: DossierFile, json: AsJson = False, on: On = None, pack: Packs = None, language: Language = "en"
) -> None:
    """Say what follows from a dossier, and why.

    Red lines, the impacts on people in the order to act, open questions, what norms ask, and what is open at the next
    decision. The same dossier, knowledge and day always give the same findings.
    """
    from duecare.cli.judging import day_of, judge, knowledge
    from duecare.cli.summary import show

    judged = judge(file, day_of(on), knowledge(pack or []))
    if json:
        say_json(judged.findings.plain())
        return
    show(judged.report(language), judged.words(language))
