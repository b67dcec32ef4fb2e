"""The printed parts of docs/ say what the code says."""

import importlib.util

import pytest
from tests.server import ROOT


def pages():
    spec = importlib.util.spec_from_file_location("docs", ROOT / "scripts/docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.docs
@pytest.mark.parametrize("name", sorted(pages().PAGES))
def test_a_printed_page_is_what_the_code_says(name: str) -> None:
    made = pages().PAGES[name]()
    assert (ROOT / name).read_text() == made, "run `make docs`"
