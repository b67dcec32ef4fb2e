"""Templates show what presenters made: they neither compute nor format nor call."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.house.source import SRC

ENV = Environment(autoescape=True)
FILES = sorted(SRC.glob("*/jinja2/**/*.html"))

ARITHMETIC = (nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Concat)
FILTERS = {"length", "join", "e", "escape", "default", "indent"}
TESTS = {"defined", "undefined", "none", "true", "false", "sameas", "mapping"}
GLOBALS = {
    "url", "static", "once", "form_keys", "reader_frame", "reader_notices", "field_params",
    "error_list", "draw_life", "kind", "caller", "super",
}  # fmt: skip


def problems(text: str, *, pieces: bool) -> list[str]:
    """What a template does beside showing; ``pieces``: a macro of ui, which may format."""
    tree = ENV.parse(text)
    macros = {m.name for m in tree.find_all(nodes.Macro)}
    macros |= {
        a.target.name
        for a in tree.find_all(nodes.Assign)
        if isinstance(a.target, nodes.Name)
        and isinstance(a.node, nodes.Name)
        and a.node.name in macros
    }
    modules: set[str] = set()
    for n in tree.find_all(nodes.FromImport):
        macros |= {name if isinstance(name, str) else name[1] for name in n.names}
    for n in tree.find_all(nodes.Import):
        modules.add(n.target)
    found = []
    for n in tree.find_all((*ARITHMETIC, nodes.Add, nodes.Call, nodes.Filter, nodes.Test)):
        where = f"line {n.lineno}"
        if isinstance(n, nodes.Add):
            if not (pieces and isinstance(n.right, nodes.Const)):
                found.append(f"{where}: adds")
        elif isinstance(n, ARITHMETIC):
            found.append(f"{where}: {type(n).__name__}")
        elif isinstance(n, nodes.Filter):
            if n.name not in FILTERS | (_formatting() if pieces else set()):
                found.append(f"{where}: filter {n.name}")
        elif isinstance(n, nodes.Test):
            if n.name not in TESTS:
                found.append(f"{where}: test {n.name}")
        elif not _allowed(n.node, macros, modules):
            found.append(f"{where}: calls something")
    return found


def _allowed(what: nodes.Node, macros: set[str], modules: set[str]) -> bool:
    if isinstance(what, nodes.Name):
        return what.name in macros | GLOBALS
    return (
        isinstance(what, nodes.Getattr)
        and isinstance(what.node, nodes.Name)
        and what.node.name in modules
    )


def _formatting() -> set[str]:
    from django.template import engines

    plain = set(Environment().filters)
    return set(engines["jinja2" if "jinja2" in engines.templates else "django"].env.filters) - plain


def of_others(path: Path) -> bool:
    """A page whose view is allauth's, which gives it what it gives it."""
    return path.relative_to(SRC).parts[:3] in (
        ("access", "jinja2", "account"),
        ("access", "jinja2", "mfa"),
    )


@pytest.mark.parametrize(
    "path", [f for f in FILES if not of_others(f)], ids=lambda p: str(p.relative_to(SRC))
)
def test_a_template_computes_nothing(path: Path) -> None:
    assert problems(path.read_text(), pieces="ui" in path.relative_to(SRC).parts[:1]) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ a + b }}", "{{ a - 1 }}", "{{ a * 2 }}", "{{ a ~ b }}", "{{ person.duties() }}",
        "{{ rows|sort }}", "{{ rows|sum }}", "{{ day|day_and_year }}", "{{ range(3) }}",
        "{{ name.upper() }}", "{{ '%s'|format(a) }}", "{% if n is divisibleby 2 %}x{% endif %}",
        "{{ text|safe }}",
    ],
)  # fmt: skip
def test_what_computes_is_found(text: str) -> None:
    assert problems(text, pieces=False)


@pytest.mark.parametrize(
    "text",
    [
        "{% import 'ui/macros.html' as ui %}{{ ui.link(it) }}",
        "{% from 'ui/macros.html' import link %}{{ link(it) }}",
        "{{ url('people:person', person=it.id) }}",
        "{% if a == 'b' and c %}{{ it.text }}{% endif %}",
        "{{ lines|length }}",
    ],
)  # fmt: skip
def test_what_only_shows_is_let_be(text: str) -> None:
    assert problems(text, pieces=False) == []


def test_no_page_is_marked_safe_in_code() -> None:
    """Text reaches a page escaped: only these make markup, each from parts that are escaped."""
    import ast

    from tests.house.source import calls, dotted, modules

    found = set()
    for path, tree in modules().items():
        for call in calls(tree):
            if dotted(call.func).rsplit(".", 1)[-1] in ("mark_safe", "Markup", "SafeString"):
                first = call.args[0] if call.args else None
                if not isinstance(first, ast.Constant):
                    found.add(f"{path}:{call.lineno}")
    assert found == set()
