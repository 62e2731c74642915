"""What pages look like when nothing was said yet, something is missing or two people met: whole for everyone, too."""

from __future__ import annotations

import pytest

from tests.browser.looking import LOOKS, Look, Windows
from tests.browser.states import STATES
from tests.browser.test_pages import assert_whole
from tests.conftest import EFFORT


@pytest.mark.parametrize("look", LOOKS if EFFORT > 1 else [Look("ar")], ids=str)
@pytest.mark.parametrize("name", STATES)
def test_a_state_is_whole_for_everyone(windows: Windows, server: str, name: str, look: Look) -> None:
    seen = windows(look)
    seen.begin(server)
    STATES[name](seen.page, server)
    assert_whole(seen, look)
