"""The program's own source, as trees to be looked through."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src/throughcare"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of ours but migrations, by its path below ``src/throughcare``."""
    return {
        str(path.relative_to(SRC)): ast.parse(path.read_text())
        for path in sorted(SRC.rglob("*.py"))
        if "migrations" not in path.parts
    }


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in a tree."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Every function in a tree."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def dotted(node: ast.AST) -> str:
    """A name with its dots, as it is written; what is called or indexed on the way is left out."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    return ""


@cache
def import_all() -> None:
    """Import every module with a service, so that all are registered."""
    for path, tree in modules().items():
        if any(dotted(d) == "service" for f in functions(tree) for d in f.decorator_list):
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            importlib.import_module(f"throughcare.{name}")
