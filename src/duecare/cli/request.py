"""`duecare request`: what is not known, drafted as a letter to who can know it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.options import DossierFile, Language, On, Packs
from duecare.cli.output import say, write_over

To = Annotated[
    str,
    typer.Option(
        "--to", metavar="WHOM", help="operator: who uses the system; foi: under a law on access to documents."
    ),
]
Law = Annotated[
    str | None,
    typer.Option("--law", metavar="ID", help="Which law: the id of its record, or none. By default by the country."),
]
Sender = Annotated[str, typer.Option("--from", metavar="WHO", help="The organisation that asks, never a person.")]
Due = Annotated[str | None, typer.Option("--due", metavar="DAY", help="By when an answer is asked for (2027-01-31).")]
Most = Annotated[
    int | None,
    typer.Option(
        "--most", min=1, max=40, help="How many questions are numbered. By default those that words point to, else 15."
    ),
]
Annex = Annotated[bool, typer.Option("--annex/--no-annex", help="Whether the other open questions follow as an annex.")]
Word = Annotated[Path | None, typer.Option("--word", metavar="OUT", help="Write the letter as a Word file there.")]
Markdown = Annotated[Path | None, typer.Option("--markdown", metavar="OUT", help="Write it as Markdown there.")]


def request(
    file: DossierFile,
    to: To = "operator",
    law: Law = None,
    sender: Sender = "",
    due: Due = None,
    most: Most = None,
    annex: Annex = False,
    word: Word = None,
    markdown: Markdown = None,
    language: Language = "en",
    on: On = None,
    pack: Packs = None,
) -> None:
    """Draft a request for information: what is not known and matters most, asked of who can know it.

    From outside, first what the words of a record point to. Then what could settle a red line, then the worst impacts,
    then the rest. Each question says why it matters and which documents would answer it. Nothing that anybody wrote in
    the dossier stands in it but its title, the body that is asked, and the public records that were read. Shown here,
    unless a file is asked for. Read it, change it and sign it before you send it.
    """
    from duecare.cli.judging import day_of, judge, knowledge
    from duecare.cli.requesting import drafted, wished

    judged = judge(file, day_of(on), knowledge(pack or []))
    wish = wished(judged, to=to, law=law, sender=sender, due=due, most=most, annex=annex)
    draft = drafted(judged, wish, language)
    say(*draft.remarks, to=sys.stderr)
    if word is not None:
        write_over(word, draft.word())
        say(f"The Word file is in {word}")
    if markdown is not None:
        write_over(markdown, draft.markdown().encode())
        say(f"The letter is in {markdown}")
    if word is None and markdown is None:
        say(*draft.markdown().split("\n"))
