"""Where the shared stylesheets lie, and what stands behind them."""

from pathlib import Path

import pytest

from pamphlet.pages.styles import STYLES, shared_styles, styles_folder, whole_stylesheet

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize("name", STYLES)
def test_the_stylesheets_travel_with_the_package(name: str) -> None:
    """The stylesheets that are read are those at the top of the repository, and there are no others."""
    assert shared_styles(name) == (REPOSITORY / "styles" / name).read_text(encoding="utf-8")
    assert sorted(path.name for path in styles_folder().iterdir()) == sorted(STYLES)


def test_a_manuscripts_own_rules_stand_behind_ours() -> None:
    """What a manuscript says of itself comes last, and so wins; without anything to say it changes nothing."""
    assert whole_stylesheet("p { margin: 0 }") == f"{shared_styles()}\np {{ margin: 0 }}"
    assert whole_stylesheet(" \n") == shared_styles()
