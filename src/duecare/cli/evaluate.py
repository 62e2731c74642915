"""`duecare evaluate`: whom a system fails, and whether a mitigation helped the people worst off."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from duecare.cli.options import AsJson, Language, On
from duecare.cli.output import say

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Say whom a system fails, by group, from a table of decisions; and whether a mitigation helped the worst off.",
)

PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="A plan, in YAML or JSON.", show_default=False)]
TableFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE", help="The table: CSV, Excel (.xlsx) or Parquet. By default, what the plan names.",
        show_default=False,
    ),
]  # fmt: skip
CellsOut = Annotated[
    Path | None,
    typer.Option(
        "--cells",
        metavar="OUT",
        help="Write the counts there: they name nobody, but a small count can point to somebody.",
    ),
]
ResultOut = Annotated[
    Path | None, typer.Option("--result", metavar="OUT", help="Write the result there, for programs and for a dossier.")
]
Html = Annotated[Path | None, typer.Option("--html", metavar="OUT", help="Write one page with pictures there.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="OUT", help="Write an accessible PDF there.")]
Publish = Annotated[
    bool,
    typer.Option("--publish", help="Only what may be shown to everybody: small counts held back, the others rounded."),
]
NoInteract = Annotated[bool, typer.Option("--no-interact", help="Ask nothing; never write over a file.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="NAMES",
        help="End with 1 when a finding has one of these names, with commas between: worse, made-worse, may-be-worse, "
        "not-shown. By default a finding is no failure of the command.",
    ),
]


@app.command()
def plan(
    file: TableFile = None,
    out: Annotated[Path, typer.Option("--out", metavar="OUT", help="Where to write the plan.")] = Path("plan.yaml"),
    template: Annotated[
        bool, typer.Option("--template", help="Ask nothing: write a plan to fill in, with every question explained.")
    ] = False,
    on: On = None,
) -> None:
    """Write a plan, before anybody looks at outcomes by group.

    Asks what the table holds, what a yes does to people, who is compared with whom and what difference matters. With
    FILE, its columns are listed to choose from; their values, and never outcomes by group. Never writes over a file.
    """
    from duecare.cli.evaluate_planning import asked, empty
    from duecare.cli.judging import day_of
    from duecare.cli.output import refuse_existing, write_new

    refuse_existing(out)
    write_new(out, empty(day_of(on)) if template else asked(file, day_of(on)))
    fill = "Fill it in" if template else "Read it again"
    say(f"Your plan is in {out}. {fill}, then: duecare evaluate check {out}{f' {file}' if file else ''}")


@app.command()
def check(plan: PlanFile, file: TableFile = None) -> None:
    """Look whether a plan holds together, and whether a table is what it says.

    Shows how many rows would count and which values the plan does not name. Never an outcome by group.
    """
    from duecare.cli.evaluating import check_lines

    say(*check_lines(plan, file))


@app.command()
def run(
    plan: PlanFile,
    file: TableFile = None,
    cells: CellsOut = None,
    result: ResultOut = None,
    html: Html = None,
    pdf: Pdf = None,
    language: Language = "en",
    json: AsJson = False,
    publish: Publish = False,
    no_interact: NoInteract = False,
    fail_on: FailOn = None,
    on: On = None,
) -> None:
    """Read a table once, and say whom the system fails.

    The table is read in memory and never copied. The cells file holds counts only: give it to those who want to check,
    they get the same result. Ends with 0, or with 1 when --fail-on says so, or with 2 when a file cannot be used.
    """
    from duecare.cli.evaluate_writing import Outputs
    from duecare.cli.evaluating import Run, run_plan

    outputs = Outputs(cells, result, html, pdf, json)
    raise typer.Exit(run_plan(plan, file, Run(outputs, language, on, fail_on, ask=not no_interact, publish=publish)))


@app.command("cells")
def from_cells(
    file: Annotated[Path, typer.Argument(metavar="CELLS", help="A cells file.", show_default=False)],
    result: ResultOut = None,
    html: Html = None,
    pdf: Pdf = None,
    language: Language = "en",
    json: AsJson = False,
    publish: Publish = False,
    no_interact: NoInteract = False,
    fail_on: FailOn = None,
    on: On = None,
) -> None:
    """Compute a result again from its cells file alone: the same cells give the same result."""
    from duecare.cli.evaluate_writing import Outputs
    from duecare.cli.evaluating import Run, run_cells

    outputs = Outputs(None, result, html, pdf, json)
    raise typer.Exit(run_cells(file, Run(outputs, language, on, fail_on, ask=not no_interact, publish=publish)))


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(metavar="FIRST", help="A result.", show_default=False)],
    second: Annotated[Path, typer.Argument(metavar="SECOND", help="Another result.", show_default=False)],
    language: Language = "en",
    json: AsJson = False,
) -> None:
    """Set two results side by side: group by group, with what differs in their plans. It does not say who is right."""
    from duecare.cli.evaluate_comparing import show

    show(first, second, language, as_json=json)


@app.command()
def attach(
    result: Annotated[Path, typer.Argument(metavar="RESULT", help="A result.", show_default=False)],
    dossier: Annotated[
        Path, typer.Argument(metavar="DOSSIER", help="The dossier that relies on it.", show_default=False)
    ],
    measure: Annotated[
        str | None, typer.Option("--measure", metavar="ID", help="The measure before and after which was counted.")
    ] = None,
    impact: Annotated[
        list[str] | None, typer.Option("--impact", metavar="ID", help="An impact that it is about; may be repeated.")
    ] = None,
) -> None:
    """Write the short record of a result into a dossier, which then relies on it.

    The record names groups and figures, no person and no count. Only the team sees it until you say otherwise.
    """
    from duecare.cli.evaluate_attach import attach as attach_to

    attach_to(result, dossier, measure=measure, impacts=impact or ())
