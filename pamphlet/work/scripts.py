"""Write raised and lowered letters in signs that are so themselves: “10²”, where a format knows no such thing."""

from __future__ import annotations

RAISED = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyz",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
        strict=True,
    )
)
LOWERED = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)


def in_signs(text: str, *, raised: bool) -> str:
    """Give the text in such signs; where Unicode has none for a character of it, the text as it is."""
    signs = RAISED if raised else LOWERED
    return "".join(map(signs.__getitem__, text)) if signs.keys() >= set(text) else text
