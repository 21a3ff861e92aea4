"""Letters of India are read from a print as they were typed, though they are drawn as others and in another order."""

from __future__ import annotations

import pytest

from pamphlet.press.typeset import typeset
from pamphlet.verify.copies import read_copy
from tests.press.prints import dressed

# Sentences with what is drawn otherwise: vowels that are others with a sign, signs before their letters in several
# shapes, an R that a sign has taken up.
SENTENCES = {
    "hi": "कोई भी ऐसा कार्य जाएगा; आर्थिक स्थिति की पूर्ति, में और ओंकार, निर्णय, ईश्वर, औषधि, एक ऐनक, इसलिए",
    "mr": "ऊस, ऑफिस, ऐरणीच्या, आई आणि ऋषी, दर्शनार्थी",
    "bn": "ঐতিহ্য, ঔষধ, ঈদ, কার্যের, নির্ণয়, স্থিতি, এবং আমি",
    "gu": "ઐતિહાસિક, ઔષધ, ઈશ્વર, કાર્ય, આર્થિક, સ્થિતિ, એક ઓરડો",
    "ta": "ஔவை, ஐந்து, கொள்கை, தெய்வம், ஏன், ஓடை, நிலை",
    "ml": "ഐക്യം, ഔഷധം, ഈ കാര്യം, സ്ഥിതി, കൊണ്ട്, ഓരോ",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_print_says_what_was_typed(language: str) -> None:
    """Line by line, wherever the lines end, and in whichever order words teach what a glyph means."""
    words = SENTENCES[language].split()
    turned = [*words[::-1], *words, *words[::2], *words]
    part = f'<p lang="{language}">{" ".join(turned)}</p>'
    copy = read_copy("made.pdf", typeset(dressed(part)).pdf)
    assert " ".join(turned) in " ".join(copy.words)
