"""Who may ask: the page that was opened, and nobody else."""

from __future__ import annotations

from email.message import Message

import pytest

from pamphlet.editor.preview.guard import FRAME_POLICY, OWN_POLICY, Guard, new_token

GUARD = Guard(8123, new_token())
OWN = {"Host": "127.0.0.1:8123", "Origin": "http://127.0.0.1:8123", "Sec-Fetch-Site": "same-origin"}


def headers(*given: dict[str, str]) -> Message:
    """Give the headers of a request; one that is given twice stands twice."""
    message = Message()
    for each in given:
        for name, value in each.items():
            message[name] = value
    return message


def test_the_token_is_part_of_the_address_and_another_for_each_preview() -> None:
    """What stands behind it is what is asked for; a part of it, or another, opens nothing."""
    assert GUARD.address == f"http://127.0.0.1:8123/{GUARD.token}/"
    assert GUARD.path_within(f"/{GUARD.token}/view/web") == "view/web"
    assert GUARD.path_within(f"/{GUARD.token}/") == ""
    for path in ("/", "//", "/view/web", f"/{GUARD.token}", f"/{GUARD.token[:-1]}/", "/é/"):
        assert GUARD.path_within(path) is None, path
    assert new_token() != GUARD.token
    assert len(GUARD.token) == 32


@pytest.mark.parametrize(
    "changed",
    [
        {"Host": "pamphlet.example:8123"},  # whose name leads here
        {"Host": "127.0.0.1"},
        {"Host": "localhost:8123"},
        {"Origin": "http://pamphlet.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8124"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_request_from_elsewhere_is_refused(changed: dict[str, str]) -> None:
    """Whatever one header says of another page, host or site is enough."""
    assert not GUARD.refuses(headers(OWN), changes=True)
    assert GUARD.refuses(headers({**OWN, **changed}), changes=False)
    assert GUARD.refuses(headers(OWN, changed), changes=False)
    assert GUARD.refuses(headers(changed, OWN), changes=False)


@pytest.mark.parametrize("name", OWN)
def test_what_a_request_says_twice_is_believed_in_neither_way(name: str) -> None:
    """Not even where both say the same: no browser sends such."""
    assert GUARD.refuses(headers(OWN, {name: OWN[name]}), changes=True)


@pytest.mark.parametrize(
    "body", [{"Content-Length": "20"}, {"Content-Length": "x"}, {"Transfer-Encoding": "chunked"}]
)
def test_a_request_with_a_body_is_refused(body: dict[str, str]) -> None:
    """Another page may send one, and what stands in it is not to be read as the next request."""
    assert GUARD.refuses(headers(OWN, body), changes=True)
    assert not GUARD.refuses(headers(OWN, {"Content-Length": "0"}), changes=True)


def test_what_changes_something_says_where_it_comes_from() -> None:
    """A person may type an address, which has no origin; that only looks."""
    typed = {"Host": OWN["Host"], "Sec-Fetch-Site": "none"}
    assert not GUARD.refuses(headers(typed), changes=False)
    assert GUARD.refuses(headers(typed), changes=True)


def test_nothing_is_loaded_from_elsewhere_and_what_is_made_of_a_manuscript_runs_nothing() -> None:
    """The policies name no host, and that of the frames no script."""
    for policy in (OWN_POLICY, FRAME_POLICY):
        assert policy.startswith("default-src 'none'; ")
        assert "http" not in policy
        assert "*" not in policy
    assert "script-src" not in FRAME_POLICY
    assert "unsafe" not in OWN_POLICY
