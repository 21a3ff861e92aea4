/** Raised and lowered letters in signs that are so themselves: see `pamphlet/work/scripts.py`. */

const signs = (plain, made) => new Map([...plain].map((letter, at) => [letter, [...made][at]]));

export const RAISED = signs(
  "0123456789+-=()abcdefghijklmnoprstuvwxyz",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
);
export const LOWERED = signs("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");
