"""Countries by the names that registers write."""

from __future__ import annotations

import pytest

from duecare.exchange.countries import country_code, country_codes


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("Kenya", "KE"), (" ke ", "KE"), ("Allemagne", "DE"), ("Duitsland", "DE"), ("كينيا", "KE"), ("UK", "GB")),
        *(("United States of America", "US"), ("Atlantis", None), ("", None), ("XYZ", None)),
    ],
)
def test_a_country_is_known_by_its_name_or_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_only_the_languages_asked_for_are_looked_in() -> None:
    assert country_code("Allemagne", ("en",)) is None
    assert country_code("Kenya", ("no-such-language", "en")) == "KE"


def test_a_list_is_known_whole_or_not_at_all() -> None:
    assert country_codes("Kenya; TZ, kenya") == ("KE", "TZ")
    assert country_codes("Kenya, Atlantis") == country_codes(" , ") == country_codes("") == ()
