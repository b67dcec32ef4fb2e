import re

import pytest

from throughcare.ui import assets

CSS = (
    ":root{--x:1}@font-face{font-family:GDS Transport}"
    ".govuk-button{color:red}.govuk-tabs,.govuk-button--secondary{a:b}"
    "@media print{.govuk-button{c:d}}@media screen{.govuk-tabs{c:d}.govuk-button:after{c:d}}"
    ".govuk-tabs .govuk-button{e:f}.govuk-\\!-margin{g:h}"
)


def test_only_named_components_are_kept():
    assert assets.trim(CSS, "govuk", ("button",)) == (
        ".govuk-button{color:red}.govuk-button--secondary{a:b}"
        "@media screen{.govuk-button:after{c:d}}"
    )


def test_parts_of_a_component_belong_to_it():
    assert assets.block_of(".govuk-button__icon--start .govuk-x-y__z", "govuk") == {"button", "x-y"}


@pytest.fixture(scope="module")
def style():
    if not assets.GOVUK.exists():
        pytest.fail("The assets are not installed: `make setup` does it.")
    return assets.style()


def test_no_font_or_crest_of_govuk_is_carried_over(style):
    assert "GDS" not in style
    assert "crown" not in style
    assert "crest" not in style


def test_the_style_sheet_loads_nothing_but_our_font(style):
    assert {u.split("/")[0] for u in re.findall(r"url\(([^)]*)\)", style)} == {"fonts"}
    assert "@import" not in style


def test_every_colour_of_ours_is_a_token_or_a_plain_shade(style):
    own = "".join((assets.SOURCE / f"{n}.css").read_text() for n in assets.STYLE_ORDER)
    assert set(re.findall(r"var\((--tc-[a-z0-9-]+)", own)) <= set(
        re.findall(r"(--tc-[a-z0-9-]+):", own)
    )


def test_the_worker_page_stays_light(style):
    assert len(style) < 90_000
    script = (assets.SOURCE / "throughcare.js").read_text()
    assert len(script) < 12_000
    assert "eval" not in script
    assert "innerHTML" not in script
