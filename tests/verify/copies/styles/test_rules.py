"""Properties that set several, by whatever name, and what rules are within one another."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import read_copy

PAGE = '<style>{}</style><div><p>one <span class="x">not</span> two</p></div>'
FAR = "-9999px"

HIDING = [
    "background:#000;color:#000",
    "display:inline-block;-webkit-transform:scale(0)",
    "-webkit-clip-path:circle(0)",
    "animation-name:gone;animation-fill-mode:forwards",
    "-webkit-animation-name:gone;-webkit-animation-fill-mode:both",
    "-webkit-animation:gone 1s forwards",
    "font:0 serif",
    "text-decoration:line-through",
    "display:block;overflow-x:hidden;width:0",
    "display:block;overflow-y:hidden;height:0",
    "display:block;overflow:hidden;inline-size:0",
    "display:block;overflow:hidden;block-size:0",
    "display:block;overflow:hidden;max-inline-size:0",
    "display:block;overflow:hidden;max-block-size:0",
    f"position:absolute;inset-inline-start:{FAR}",
    "position:absolute;inset-inline-end:9999px",
    f"position:absolute;inset-block-start:{FAR}",
    "position:absolute;inset-block-end:9999px",
    f"margin-inline-start:{FAR}",
    f"margin-block-start:{FAR}",
    f"position:absolute;inset:{FAR}",
    f"position:absolute;inset:{FAR} 0",
    f"position:absolute;inset:0 {FAR}",
    f"position:absolute;inset:{FAR} 0 0",
    f"position:absolute;inset:0 {FAR} 0",
    f"position:absolute;inset:{FAR} 0 0 0",
    f"position:absolute;inset:0 0 0 {FAR}",
    f"position:absolute;inset-inline:{FAR} 0",
    f"position:absolute;inset-block:{FAR}",
    f"margin:{FAR}",
    f"margin:{FAR} 0",
    f"margin:0 {FAR}",
    f"margin:0 {FAR} 0",
    f"margin:0 0 0 {FAR}",
    f"margin:{FAR} 0 0 0",
    f"margin-inline:{FAR} 0",
    f"margin-inline:{FAR}",
    f"margin-block:{FAR} 0",
]
SHOWING = [
    f"position:absolute;inset:0 {FAR} 0 0",
    f"position:absolute;inset:0 0 {FAR} 0",
    f"position:absolute;inset:0 0 {FAR}",
    f"position:absolute;inset-inline:0 {FAR}",
    f"position:absolute;inset-block:0 {FAR}",
    f"margin:0 0 {FAR} 0",
    f"margin:0 {FAR} 0 0",
    f"margin:0 0 {FAR}",
    f"margin-inline:0 {FAR}",
    f"margin-block:0 {FAR}",
    f"margin-right:{FAR}",
    "animation-name:gone;animation-fill-mode:backwards",
    "display:block;overflow:visible;width:0",
]
GONE = "@keyframes gone{from{opacity:1} to{opacity:0}}"


def words(css: str) -> tuple[str, ...]:
    """Read a page with a style sheet."""
    return read_copy("page.html", PAGE.format(css).encode()).words


@pytest.mark.parametrize("declared", HIDING)
def test_what_hides_by_another_name(declared: str) -> None:
    """Whichever property sets it: that of a side, of several at once, or of one writing direction."""
    assert words(f"{GONE} .x{{{declared}}}") == ("one", "two")


@pytest.mark.parametrize("declared", SHOWING)
def test_what_hides_nothing(declared: str) -> None:
    """The sides that move nothing out of sight."""
    assert words(f"{GONE} .x{{{declared}}}") == ("one", "not", "two")


@pytest.mark.parametrize(
    ("css", "is_seen"),
    [
        (".x{opacity:0;opacity:1}", True),
        (".x{opacity:0!important;opacity:1}", False),
        (".x{opacity:1!important} .x{opacity:0!important}", False),
        (".x{opacity:0!important} span.x{opacity:1!important}", True),
        ("@layer a{.x{opacity:1}} @layer b{.x{opacity:0}}", False),
        ("@layer b,a; @layer a{.x{opacity:1}} @layer b{.x{opacity:0}}", True),
        ("@layer a{.x{opacity:0!important}} @layer b{.x{opacity:1!important}}", False),
        ("@layer a{@layer c{.x{opacity:0}} .x{opacity:1}}", False),
        ("@layer a{.x{opacity:0}} .x{opacity:1}", True),
        ("@layer {.x{opacity:0}} @layer {.x{opacity:1}}", True),
        ("p{.y,.x{opacity:0}}", False),
        ("p{:is(.x){opacity:0}}", False),
        ("p{.y &{opacity:0}}", True),
        ("div{p{.x{opacity:0}}}", False),
        ("div{@media screen{& .x{opacity:0}}}", False),
        (".x{@media screen{opacity:0}}", False),
        (".x{@media print{opacity:0}}", True),
        (".x{@supports (display:grid){opacity:0}}", False),
        ("@scope (div){.x{opacity:0}}", False),
        ("@scope (ul){.x{opacity:0}}", True),
        ("@starting-style{.x{opacity:0}}", True),
        ("@page{.x{opacity:0}}", True),
        ("@keyframes x{100%{opacity:0}} .x{animation:x 1s forwards}", False),
        ("@-webkit-keyframes x{0%,100%{opacity:0}} .x{animation:x 1s forwards}", False),
        ("@keyframes x{99%{opacity:0}} .x{animation:x 1s forwards}", True),
        ('@keyframes "x"{to{opacity:0}} .x{animation:x 1s both}', False),
    ],
)
def test_what_comes_before_what(css: str, *, is_seen: bool) -> None:
    """By importance, layers, what selects more narrowly, and the order; rules within rules as if they stood alone."""
    assert words(css) == (("one", "not", "two") if is_seen else ("one", "two"))


@pytest.mark.parametrize(("deep", "is_applied"), [(21, True), (22, False)])
def test_rules_within_rules(deep: int, *, is_applied: bool) -> None:
    """So many are applied, and no more: a stranger's sheet may have thousands."""
    css = "@media screen{" * (deep - 1) + ".x{opacity:0}" + "}" * (deep - 1)
    assert words(css) == (("one", "two") if is_applied else ("one", "not", "two"))
