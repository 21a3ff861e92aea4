"""What of a page a reader sees, by its style sheets."""

from __future__ import annotations

import pytest

from pamphlet.verify.copies import Copy, read_copy

PAGE = "<!DOCTYPE html><html><head><style>{css}</style></head><body><p>one {body} two</p></body></html>"
WORD = '<span class="x">not</span>'
BOX = '</p><div class="x">not</div><p>'


def page(css: str, body: str = WORD) -> Copy:
    """Read a page with a style sheet."""
    return read_copy("page.html", PAGE.format(css=css, body=body).encode())


UNSEEN = [
    ".x {display: none}",
    ".x{display:none!important}",
    ".x{DISPLAY:NONE}",
    r".x{d\69splay:none}",
    r".x{display:n\6f ne}",
    "/* .x{display:block} */ .x{display:/**/none}",
    "@media screen {.x{display:none}}",
    "@media (min-width: 600px) and (prefers-color-scheme: light) {.x{display:none}}",
    "@supports (display: grid) {.x{display:none}}",
    "@layer base {.x{display:none}}",
    "p {.x {display:none}}",
    "p {& > .x {display:none}}",
    "p { color: red; @media screen { .x {display:none} } }",
    "@scope (p) {.x{display:none}}",
    "body{container-type:inline-size} @container (min-width: 100px) {.x{display:none}}",
    ":root{--shown:none} .x{display:var(--shown)}",
    ".x{display:var(--unset, none)}",
    "p span:nth-child(1){display:none}",
    "span:not(.y){display:none}",
    "[class~=x]{display:none}",
    "p:has(.x) span{display:none}",
    ".x{visibility:hidden}",
    ".x{visibility:collapse}",
    ".x{opacity:0}",
    ".x{opacity:0%}",
    ".x{opacity:.01}",
    ".x{opacity:calc(1 - 1)}",
    ".x{display:inline-block;filter:opacity(0)}",
    ".x{filter:blur(20px)}",
    ".x{font-size:0}",
    ".x{font-size:1px}",
    ".x{font-size:calc(0.1px * 2)}",
    ".x{font-size:.05em}",
    ".x{font-size:3%}",
    ".x{font-size:min(0px, 1em)}",
    ".x{font:0/0 a}",
    ".x{font:1px/1 serif}",
    ".x{color:white}",
    ".x{color:#fff}",
    ".x{color:#fffffe}",
    ".x{color:rgb(250 250 250)}",
    ".x{color:rgba(0,0,0,.02)}",
    ".x{color:hsl(0 0% 99%)}",
    ".x{color:oklch(100% 0 0)}",
    ".x{color:lab(99% 0 0)}",
    ".x{color:transparent}",
    ".x{color:canvas}",
    ".x{-webkit-text-fill-color:white}",
    ".x{background:black;color:#000}",
    ".x{background:rgb(0 0 0 / 99%)}",
    "p{background-color:#123456} .x{color:#123457}",
    "body{background:black;color:white} .x{color:black}",
    ":root{color-scheme:dark} .x{color:#111}",
    ".x{position:absolute;left:-9999px}",
    ".x{position:fixed;top:-100vh}",
    ".x{position:absolute;left:-100%}",
    ".x{position:absolute;inset:-9999px auto auto auto}",
    ".x{position:absolute;inset-inline-start:-100vw}",
    ".x{position:relative;right:9999px}",
    ".x{position:relative;right:600px}",
    ".x{position:relative;bottom:40em}",
    ".x{position:absolute;right:100%}",
    ".x{position:fixed;bottom:100%}",
    ".x{position:fixed;left:100vw}",
    ".x{margin-left:-9999px}",
    ".x{display:block;margin:0 0 0 -200em}",
    ".x{position:absolute;clip:rect(0,0,0,0)}",
    ".x{position:absolute;clip:rect(1px 1px 1px 1px)}",
    ".x{clip-path:inset(50%)}",
    ".x{clip-path:inset(100%)}",
    ".x{clip-path:circle(0)}",
    ".x{clip-path:polygon(0 0, 0 0, 0 0)}",
    ".x{display:inline-block;transform:scale(0)}",
    ".x{display:block;transform:scaleX(0)}",
    ".x{display:block;transform:matrix(0,0,0,0,0,0)}",
    ".x{display:block;transform:rotateX(90deg)}",
    ".x{display:block;scale:0}",
    ".x{display:inline-block;transform:translateX(-9999px)}",
    ".x{display:inline-block;translate:-9999px}",
    ".x{display:inline-block;width:0;overflow:hidden}",
    ".x{display:block;height:0;overflow:hidden}",
    ".x{display:block;max-height:0;overflow:clip}",
    ".x{position:absolute;width:1px;height:1px;overflow:hidden}",
    ".x{display:block;text-indent:-9999px}",
    ".x{display:block;text-indent:100%;white-space:nowrap;overflow:hidden}",
    ".x{text-decoration:line-through}",
    ".x{text-decoration-line:underline line-through}",
    ".x{letter-spacing:-1em}",
    ".x{-webkit-text-security:disc}",
    ".x{content-visibility:hidden;display:block}",
    "@keyframes gone{to{opacity:0}} .x{animation:gone 1s forwards}",
    ".x{animation:gone 1s both} @keyframes gone{from{opacity:1}100%{visibility:hidden}}",
]  # fmt: skip

SEEN = [
    "@container (min-width: 100px) {.x{display:none}}",
    "body{container-type:inline-size} @container (max-width: 100px) {.x{display:none}}",
    ".y{display:none}",
    ".x:hover{display:none}",
    "@media print{.x{display:none}}",
    "@media (max-width: 400px){.x{display:none}}",
    "@media (prefers-color-scheme: dark){.x{display:none}}",
    "@supports not (display: grid){.x{display:none}}",
    ".x{display:none} .x{display:inline}",
    ".x{display:none} span.x{display:inline}",
    "span.x{display:inline} .x{display:none}",
    ".x{display:inline!important} #p .x{display:none}",
    "@layer base{p span.x{display:none}} .x{display:inline}",
    "@layer a, b; @layer b{.x{display:inline}} @layer a{.x{display:none}}",
    ".x{opacity:.5}",
    ".x{font:bold 400 12px/1.5 serif}",
    ".x{font-size:clamp(1rem, 2vw, 3rem)}",
    ".x{color:#777}",
    ".x{color:white;background:black}",
    ".x{color:yellow}",
    "p{background:url(dark.png)} .x{color:white}",
    "p{background:linear-gradient(red, blue)} .x{color:white}",
    ".x{color:transparent;background:linear-gradient(red, blue);-webkit-background-clip:text}",
    ".x{color:transparent;text-shadow:0 0 0 black}",
    ".x{position:absolute;left:-20px}",
    ".x{left:-9999px}",
    ".x{position:sticky;left:-9999px}",
    ".x{position:absolute;right:600px}",
    ".x{position:absolute;left:50%}",
    ".x{transform:scale(0)}",
    ".x{display:inline-block;transform:translate(-50%,-50%)}",
    ".x{width:0;overflow:hidden}",
    ".x{display:block;height:0}",
    ".x{clip:rect(0,0,0,0)}",
    ".x{clip-path:inset(5%)}",
    ".x{display:block;text-indent:-2em}",
    ".x{text-decoration:underline}",
    ".x{opacity:0;animation:come 1s forwards} @keyframes come{to{opacity:1}}",
    "@keyframes gone{to{opacity:0}} .x{animation:gone 1s}",
    "<!-- .x{color:red} -->",
    ".x{display:none;display:inline}",
    ".x{content:\"}\"} .y{display:none}",
    ".x{color:var(--not-set)}",
    "p{position:relative} .x{position:absolute;right:100%}",
    ".x{background:#fff url(data:image/png;base64,xx) no-repeat}",
]  # fmt: skip


@pytest.mark.parametrize("css", UNSEEN)
def test_what_nobody_sees(css: str) -> None:
    """A word that a style sheet keeps from the reader is not there."""
    assert page(css).words == ("one", "two")


@pytest.mark.parametrize("css", SEEN)
def test_what_is_seen(css: str) -> None:
    """A word that is seen is there, whatever a sheet says of others, of other media, or in vain."""
    assert page(css).words == ("one", "not", "two")


@pytest.mark.parametrize(
    "css", [css for css in UNSEEN if css.startswith(".x") and "animation" not in css]
)
def test_in_the_style_of_an_element(css: str) -> None:
    """What hides a word in a sheet hides it in the style of its element."""
    style = css.partition("{")[2].rpartition("}")[0].replace('"', "'")
    assert page("", f'<span style="{style}">not</span>').words == ("one", "two")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<font color="white">not</font>', "one two"),
        ('<font color="#FFFFFF">not</font>', "one two"),
        ('<font color="red">not</font>', "one not two"),
        ('<span style="color:#fff"><a href="#a">not</a></span>', "one not two"),
        ("<del>not</del>", "one two"),
        ('<del style="text-decoration:none">not</del>', "one not two"),
        ('<s class="kept">not</s>', "one two"),
        ("<span hidden>not</span>", "one two"),
        ('<span hidden style="display:inline">not</span>', "one not two"),
        ('<bdo dir="rtl">ton</bdo>', "one not two"),
        ('<span dir="rtl" style="unicode-bidi:bidi-override">ton</span>', "one not two"),
        ('<span style="unicode-bidi:bidi-override">not</span>', "one not two"),
        ("\u202eton\u202c", "one not two"),
        ("<dialog>not</dialog>", "one two"),
        ("<dialog open>not</dialog>", "one not two"),
        ("<math><mtext>not</mtext></math>", "one not two"),
        ('<span style="display:none">not</span> but', "one but two"),
        ("no&#14;t", "one no t two"),
    ],
)  # fmt: skip
def test_elements(body: str, words: str) -> None:
    """Attributes of old, the elements' own styles and the directions of letters count as in a browser."""
    assert " ".join(page("", body).words) == words


@pytest.mark.parametrize(
    ("css", "body", "is_seen"),
    [
        ("p{color:yellow}", "<mark>not</mark>", True),
        ("p{background:black;color:white}", "<mark>not</mark>", True),
        ("p{background:yellow}", "<mark style='color:yellow'>not</mark>", False),
        ("p{background:#00e;color:white}", '<a href="#a">not</a>', False),
        ("p{background:#00e;color:white}", "<a>not</a>", True),
        ("p{background:#00d0d0;color:white}", '<a href="#a">not</a>', True),
        ("", '<bdo dir="RTL">ton</bdo>', True),
        ("", "<dialog hidden open>not</dialog>", False),
        ("", "<u>not</u>", True),
        ("", "<strike>not</strike>", False),
        (".x{color:white}", "<b>not</b>", True),
    ],
)
def test_what_browsers_declare_of_their_own(css: str, body: str, *, is_seen: bool) -> None:
    """Links are blue, what is marked is black on yellow, and what is struck out is not there."""
    assert ("not" in page(css, body).words) is is_seen


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ('.x::before{content:"never "}', "one never not two"),
        (".x:before{content:'un'}", "one unnot two"),
        ('.x::after{content:" at" " all"}', "one not at all two"),
        (".x::after{content:attr(class)}", "one notx two"),
        ('.x::after{content:" – "}', "one not two"),
        ('.x::before{content:"never ";display:none}', "one not two"),
        ('.x::before{content:"never ";color:white}', "one not two"),
        ('.x::before{content:"" / "never"}', "one not two"),
        ('@media print{.x::before{content:"never "}}', "one not two"),
        ('.x{display:none} .x::before{content:"never "}', "one two"),
        (':root{--no:"never "} .x::before{content:var(--no)}', "one never not two"),
        (r'.x::before{content:"\6e ever "}', "one never not two"),
    ],
)  # fmt: skip
def test_what_a_sheet_puts_in(css: str, words: str) -> None:
    """Words that a style sheet sets before or after others are seen, and so they are there."""
    assert " ".join(page(css).words) == words


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ("b{display:block}", ("a", "b", "c")),
        ("p{display:flex}", ("a", "b", "c")),
        ("b{position:absolute}", ("a", "b", "c")),
        ("b{display:inline-block}", ("abc",)),
        ("i{float:left;font-size:3em}", ("abc",)),
        ("b{color:red}", ("abc",)),
    ],
)
def test_what_stands_in_a_line_of_its_own(css: str, words: tuple[str, ...]) -> None:
    """An element that a sheet takes out of the line parts the words beside it."""
    copy = read_copy("page.html", f"<style>{css}</style><p><i>a</i><b>b</b><i>c</i></p>".encode())
    assert copy.words == words


@pytest.mark.parametrize(
    "css",
    [
        "p{visibility:hidden} .x{visibility:visible}",
        "p{font-size:0} .x{font-size:16px}",
        "p{color:white} .x{color:black}",
        "p{color:#0000} .x{color:black}",
        "p{-webkit-text-security:disc} .x{-webkit-text-security:none}",
    ],
)
def test_what_is_seen_within_the_unseen(css: str) -> None:
    """What an element hides of its own text, another within it may show."""
    assert page(css).words == ("not",)


def test_a_control_reveals_what_a_sheet_hides() -> None:
    """What a button shows is there, though a sheet hides it until then."""
    body = '</p><div id="rest" class="x">not</div><button aria-controls="rest">More</button><p>'
    assert "not" in page(".x{display:none}", body).words
    assert "not" not in page(".x{display:none}", body.replace("aria-controls", "title")).words
