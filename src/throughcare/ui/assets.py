"""Build the assets: style sheets, fonts and scripts, from npm's folder into an ignored one.

Usage: python src/throughcare/ui/assets.py

Runs before Django is set up, so it uses the standard library only. The result,
``static/ui/built/``, is collected by ``collectstatic`` and served under hashed names.

GOV.UK's and MOJ's style sheets are kept to the components that a page uses. GDS Transport and
the crown may be used on GOV.UK only, so neither the font nor the crest is carried over.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "assets_src"
BUILT = HERE / "static/ui/built"
MODULES = HERE.parents[2] / "node_modules"

GOVUK = MODULES / "govuk-frontend/dist/govuk/govuk-frontend.min.css"
MOJ = MODULES / "@ministryofjustice/frontend/moj/moj-frontend.min.css"
HTMX = MODULES / "htmx.org/dist/htmx.min.js"
FONTS = MODULES / "@fontsource/atkinson-hyperlegible-next/files"
FONT_FILES = tuple(
    f"atkinson-hyperlegible-next-{subset}-{weight}-normal.woff2"
    for subset in ("latin", "latin-ext")
    for weight in (400, 700)
)

GOVUK_BLOCKS = (
    "link", "template", "body", "button", "button-group", "checkboxes", "date-input", "details",
    "error-message", "error-summary", "fieldset", "form-group", "frontend-supported", "hint",
    "input", "label", "list", "pagination", "radios", "select", "skip-link", "textarea",
    "visually-hidden", "visually-hidden-focusable", "notification-banner", "inset-text",
    "password-input", "warning-text",
)  # fmt: skip
MOJ_BLOCKS = ("primary-navigation", "sub-navigation")

STYLE_ORDER = ("tokens", "base", "layout", "components", "record", "forms", "print")
"""Our own style sheets, in the order of the cascade."""

MEANS_FONT = "var(--tc-font)"


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule at this level: (what stands before the brace, what stands inside)."""
    depth = start = opened = 0
    for at, character in enumerate(css):
        if character == "{":
            depth += 1
            if depth == 1:
                opened = at
        elif character == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1


def block_of(selector: str, prefix: str) -> set[str]:
    """The components that a selector names: ``govuk-button__icon`` belongs to ``button``."""
    found = re.findall(rf"\.{prefix}-([a-z]+(?:-[a-z0-9]+)*)", selector)
    return {re.split(r"--|__", name)[0] for name in found}


def trim(css: str, prefix: str, blocks: tuple[str, ...]) -> str:
    """Keep what these components need, and what names no component at all (``:root``)."""
    kept = []
    for head, inside in rules(css):
        # On paper our own rules stand alone.
        if head.startswith(("@font-face", "@media print")):
            continue
        if head.startswith(("@media", "@supports")):
            if inner := trim(inside, prefix, blocks):
                kept.append(f"{head}{{{inner}}}")
            continue
        if head.startswith("@"):
            kept.append(f"{head}{{{inside}}}")
            continue
        wanted = [
            one
            for one in re.split(r",(?![^(]*\))", head)
            if (named := block_of(one, prefix)) and named <= set(blocks) and "\\!" not in one
        ]
        if wanted:
            kept.append(f"{','.join(wanted)}{{{inside}}}")
    return "".join(kept)


def adopt(css: str, prefix: str, blocks: tuple[str, ...]) -> str:
    """One of the two design systems' style sheets, trimmed, in our font and body size."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S).replace('@charset "UTF-8";', "")
    root = "".join(
        f":root{{{inside}}}" for head, inside in rules(css) if head == ":root" and prefix == "govuk"
    )
    css = root + trim(css, prefix, blocks)
    css = css.replace('"GDS Transport",arial,sans-serif', MEANS_FONT)
    css = css.replace("GDS Transport,arial,sans-serif", MEANS_FONT)
    # GOV.UK's body size is 19 px; a worker's page is denser (16 px).
    css = css.replace(
        "font-size:1.1875rem;line-height:1.3157894737", "font-size:1rem;line-height:1.5"
    )
    css = css.replace("font-size:1.1875rem", "font-size:1rem")
    if rest := re.search(r"url\(/assets/[^)]*\)", css):
        raise SystemExit(f"assets: {rest[0]} would be carried over; leave its component out.")
    return css


def squeeze(css: str) -> str:
    """Our own style sheet without comments and needless space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,>])\s*", r"\1", css).replace(";}", "}").strip()


def fonts() -> str:
    """The faces: slashed zero, so that postcodes and case numbers are read as written."""
    ranges = {
        "latin": "unicode-range:U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,"
        "U+20AC,U+2122,U+2190-2193,U+2212,U+FEFF,U+FFFD;",
        "latin-ext": "unicode-range:U+100-130,U+132-151,U+154-2BA,U+1E00-1E9F,U+1EF2-1EFF;",
    }
    return "".join(
        "@font-face{font-family:'Atkinson Hyperlegible Next';font-style:normal;font-display:swap;"
        f"font-weight:{weight};{ranges[subset]}"
        f"src:url(fonts/atkinson-hyperlegible-next-{subset}-{weight}-normal.woff2)"
        " format('woff2')}"
        for subset in ranges
        for weight in (400, 700)
    )


def style() -> str:
    """The one style sheet of a worker's page."""
    own = "".join(squeeze((SOURCE / f"{name}.css").read_text()) for name in STYLE_ORDER)
    return (
        fonts()
        + adopt(GOVUK.read_text(), "govuk", GOVUK_BLOCKS)
        + adopt(MOJ.read_text(), "moj", MOJ_BLOCKS)
        + own
    )


def build() -> None:
    """Write everything anew into the built folder."""
    missing = [file for file in (GOVUK, MOJ, HTMX) if not file.exists()]
    missing += [FONTS / name for name in FONT_FILES if not (FONTS / name).exists()]
    if missing:
        names = ", ".join(str(file.relative_to(MODULES.parent)) for file in missing)
        raise SystemExit(f"assets: not installed: {names}. `make assets` installs them.")
    shutil.rmtree(BUILT, ignore_errors=True)
    (BUILT / "fonts").mkdir(parents=True)
    (BUILT / "throughcare.css").write_text(style())
    (BUILT / "throughcare.js").write_text((SOURCE / "throughcare.js").read_text())
    (BUILT / "htmx.js").write_text(re.sub(r"//# sourceMappingURL=.*", "", HTMX.read_text()))
    shutil.copyfile(SOURCE / "mark.svg", BUILT / "mark.svg")
    for name in FONT_FILES:
        shutil.copyfile(FONTS / name, BUILT / "fonts" / name)


if __name__ == "__main__":
    build()
    size = (BUILT / "throughcare.css").stat().st_size
    print(
        f"assets: built {sum(1 for f in BUILT.rglob('*') if f.is_file())} files, css {size} bytes"
    )
    sys.exit(0)
