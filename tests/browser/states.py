"""What pages look like when nothing was said yet, something is missing or two people met; and how one gets there."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from playwright.sync_api import Page

from tests.browser import evaluating
from tests.browser.pages import EXAMPLE, PAGES
from tests.exchange.places import fixture

Way = Callable[[Page, str], None]
"""Leads a page to a state; is told the address of the demo."""

OURS = "/d/my-organisation/"
SEND = "main form[method=post]:not(:has(.link)) .btn:not(.btn-quiet)"
PATIENCE = 60_000
NOTHING_TYPED = "for (const box of document.querySelectorAll('main textarea, main input[type=text]')) box.value = ''"


def at(path: str) -> Way:
    """An address, simply."""
    return lambda page, address: _go(page, address + path)


def empty(path: str) -> Way:
    """A page of a dossier of which nothing was said."""

    def lead(page: Page, address: str) -> None:
        _go(page, _dossier(page, address, "Nothing said yet") + path)

    return lead


def wrong(name: str) -> Way:
    """A page that was sent with nothing in it."""

    def lead(page: Page, address: str) -> None:
        _go(page, address + PAGES[name])
        page.evaluate(NOTHING_TYPED)
        _follow(page, SEND)
        page.locator(".errors").wait_for()

    return lead


def conflict(page: Page, address: str) -> None:
    """Two people write about the same thing."""
    _start(page, address, "Two at work")
    form = page.url + "describe/"
    other = page.context.new_page()
    for one in (page, other):
        _go(one, form)
    _say(other, "Somebody else said that it sorts letters by subject.")
    other.close()
    _say(page, "It sorts letters by how urgent they are.")


def undo(page: Page, address: str) -> None:
    """A change is about to be taken back."""
    conflict(page, address)
    _go(page, page.url.replace("describe/", "history/2/"))
    _follow(page, "main a[href*='/undo/']")


TELLING = (
    ("Face search", "Department of Rail", "Compares the faces of travellers at stations with a watchlist of suspects."),
    ("Visit planner", "Department of Allowances", "Gives each household on social assistance a risk score for fraud."),
    (
        "Ward watch",
        "Department of Hospitals",
        "Predicts which patients may get worse, for nurses to look in.",
    ),
    ("Counter helper", "Department of Parcels", "A chatbot that answers questions of customers on lost parcels."),
)
"""Systems of which the words say something: name, body, purpose."""


def chosen(page: Page, address: str, systems: Sequence[tuple[str, str, str]] = ()) -> None:
    """A register that was brought."""
    _go(page, address + "/start/file/")
    own = f"Library guide {page.evaluate('document.documentElement.lang + innerWidth')}"
    rows = [f"{own}{',' * 61}", *(f'{name},{body},,,,,,"{purpose}"{"," * 54}' for name, body, purpose in systems)]
    file = fixture("inventory.csv") + "".join(f"{row}\r\n" for row in rows).encode()
    page.set_input_files("input[type=file]", {"name": "register.csv", "mimeType": "text/csv", "buffer": file})
    _follow(page, "main form .btn")


def preview(page: Page, address: str) -> None:
    """What one record of it would become."""
    chosen(page, address)
    _follow(page, "main .tasks a[href$='/1/']")


def imported(page: Page, address: str) -> None:
    """What became of two records."""
    chosen(page, address)
    for box in page.locator("input[name=record]").all()[:2]:
        box.check()
    _follow(page, "main form .btn:not([name]):not(.btn-quiet)")


def looked_through(page: Page, address: str) -> None:
    """Where to look first in a register, with the reasons for one of its systems."""
    chosen(page, address, TELLING)
    _follow(page, "main a[href$='/first/']")
    if page.locator("ul.lists").count() == 0:
        page.locator("main form .btn").first.click()
        page.locator("ul.lists").wait_for(timeout=PATIENCE)
    for part in page.locator("main li.card details").all()[:1]:
        part.evaluate("part => part.open = true")


def suggested(page: Page, address: str) -> None:
    """What a text suggests, with something answered, something denied and something set aside."""
    found = _dossier(page, address, "Cameras at the station")
    _go(page, found + "describe/")
    _say(page, SUGGESTING)
    _go(page, found + "suggested/")


def set_aside(page: Page, address: str) -> None:
    """A suggestion is about to be set aside."""
    suggested(page, address)
    _follow(page, "main a[href$='/aside/']")


def pasted(page: Page, address: str) -> None:
    """What a pasted text suggests."""
    _go(page, address + "/start/text/")
    page.locator("[name=text]").fill(SUGGESTING)
    _follow(page, "button[name=show]")


def marked(page: Page, address: str) -> None:
    """A newer edition of a register, of which one record has a dossier already; another has disappeared."""
    own, other = (f"{name} {time.time_ns()}" for name in ("Reading guide", "Shelf guide"))
    for name in (own, other):
        _bring(page, address, _use_case(name, "Says which book a reader may like.", "Initiated"))
        _follow(page, "main form .btn:not([name]):not(.btn-quiet)")
    _bring(page, address, _use_case(own, "Says which book a reader should borrow.", "Retired"))


def newer(page: Page, address: str) -> None:
    """What that record would change in its dossier, of which somebody wrote a part."""
    marked(page, address)
    brought = page.url
    _follow(page, "main .choice a[href^='/d/']")
    _go(page, page.url + "describe/")
    _say(page, "It helps children to find books.")
    _go(page, brought)
    _follow(page, "main form .btn:not([name]):not(.btn-quiet)")


def _bring(page: Page, address: str, file: bytes) -> None:
    _go(page, address + "/start/file/")
    page.set_input_files("input[type=file]", {"name": "register.csv", "mimeType": "text/csv", "buffer": file})
    _follow(page, "main form .btn")


def _use_case(name: str, purpose: str, stage: str) -> bytes:
    """A register that holds this record alone."""
    head = fixture("inventory.csv").split(b"\r\n")[0]
    return head + f"\r\n{name},Department of Books,,,,,,{purpose},,{stage}{',' * 52}\r\n".encode()


def evaluated(upto: str) -> Way:
    """An evaluation of the invented claims, as far as that page."""

    def lead(page: Page, address: str) -> None:
        evaluating.bring(page, address)
        if upto == "brought":
            return
        evaluating.plan(page, upto)
        if upto in ("result", "attach", "evaluation"):
            evaluating.compute(page)
        if upto == "attach":
            _follow(page, "main a.btn[href$='/attach/']")
        if upto == "evaluation":
            _go(page, page.url.replace("result/", ""))

    return lead


def printed(page: Page, address: str) -> None:
    """A report that is ready as a file."""
    _go(page, f"{address}{EXAMPLE}report/")
    _follow(page, "button[name=format][value=pdf]")
    page.locator("a[href$='/file']").wait_for(timeout=PATIENCE)


def _follow(page: Page, what: str) -> None:
    """Click on the first of them, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.locator(what).first.click()


def _go(page: Page, address: str) -> None:
    page.goto(address)


def _dossier(page: Page, address: str, title: str) -> str:
    """The address of a blank dossier, which is started where there is none yet."""
    found = f"{address}{OURS}{title.lower().replace(' ', '-')}/"
    answer = page.goto(found)
    if answer is not None and answer.status == 404:
        _start(page, address, title)
    return found


def _start(page: Page, address: str, title: str) -> None:
    """Start a blank dossier and stand on its home."""
    _go(page, f"{address}/start/")
    page.locator("[name=title]").fill(title)
    _follow(page, SEND)


def _say(page: Page, purpose: str) -> None:
    page.locator("[name=purpose]").fill(purpose)
    _follow(page, SEND)


SUGGESTING = (
    "The city uses a camera system with facial recognition at the station to find missing children. Welfare recipients "
    "may be given a risk score before a visit. It does not use emotion recognition."
)
EMPTY = (
    "facts",
    "chain",
    "evidence",
    "red-lines",
    "rights",
    "impacts",
    "priorities",
    "measures",
    "engagement",
    "gates",
)
LATER = ("decisions", "report", "summary", "export", "history")
SENT = ("start", "start-file", "describe", "actor-new", "link-new", "evidence-new", "impact-new", "severity-scale")
ALSO_SENT = ("measure-new", "engagement-new", "decide", "severity-all")

EVALUATION = ("brought", "columns", "meaning", "compare", "check", "result", "evaluation", "attach")

STATES: Mapping[str, Way] = MappingProxyType(
    {
        "dossiers-none-found": at("/?q=nothing-is-called-this"),
        "facts-none-found": at(f"{EXAMPLE}facts/?q=nothing-is-called-this"),
        "knowledge-none-found": at("/knowledge/?q=nothing-is-called-this"),
        "page-not-found": at("/no/such/page/"),
        "dossier-not-found": at(f"{OURS}no-such-dossier/"),
        "fact-not-found": at(f"{EXAMPLE}facts/no-such-fact/"),
        "home-empty": empty(""),
        **{f"{name}-empty": empty(f"{name}/") for name in (*EMPTY, *LATER)},
        "measure-empty": empty("new-measure/"),
        **{f"{name}-wrong": wrong(name) for name in (*SENT, *ALSO_SENT)},
        "beside-both": at(f"{EXAMPLE}beside/?other=my-organisation/cv-ranking"),
        "request-law": at(f"{EXAMPLE}request/?to=foi&law=at-ifg&question=has-it-happened&annex=on"),
        "request-none": at(f"{EXAMPLE}request/?to=foi&law=none"),
        "conflict": conflict,
        "undo": undo,
        "import-choose": chosen,
        "import-preview": preview,
        "import-done": imported,
        "first": looked_through,
        "suggested-open": suggested,
        "suggested-aside": set_aside,
        "pasted": pasted,
        "import-newer": marked,
        "newer-waiting": newer,
        "report-printed": printed,
        **{f"evaluation-{name}": evaluated(name) for name in EVALUATION},
    }
)
"""Name, and the way to it in the demo. Some make dossiers of their own; none changes the examples."""
