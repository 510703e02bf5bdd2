"""A language model is asked only by the operator's word, and a wrong setting is refused by its name."""

from __future__ import annotations

import pytest

from ropeteam.core.errors import RopeteamError
from ropeteam.language.backends.llm_settings import settings_from
from ropeteam.wording.say import say

GOOD = {"ROPETEAM_LLM_URL": "https://llm.example.com/v1/", "ROPETEAM_LLM_MODEL": "small-1"}


def with_(**values: str) -> dict[str, str]:
    return {**GOOD, **{f"ROPETEAM_LLM_{name}": value for name, value in values.items()}}


class TestOff:
    def test_is_what_nothing_means(self) -> None:
        assert settings_from({}) is None

    def test_is_what_everything_but_an_address_means(self) -> None:
        assert (
            settings_from({"ROPETEAM_LLM_MODEL": "small-1", "ROPETEAM_LLM_KEY": "k", "ROPETEAM_LLM_URL": " "}) is None
        )


class TestOn:
    def test_has_limits_nobody_had_to_set(self) -> None:
        found = settings_from(GOOD)

        assert found is not None
        assert (found.url, found.model, found.key) == ("https://llm.example.com/v1", "small-1", "")
        assert (found.budget_tokens, found.seconds, found.whole) == (1_000_000, 120, True)
        assert found.place == "llm.example.com:443"

    def test_takes_limits_and_what_the_model_sees(self) -> None:
        found = settings_from(with_(BUDGET_TOKENS="50_000", SECONDS="30", CATALOGUE="candidates", KEY="sk-1"))

        assert found is not None
        assert (found.budget_tokens, found.seconds, found.whole) == (50_000, 30, False)
        assert "sk-1" not in repr(found), "a key stands in no log"

    @pytest.mark.parametrize(
        "url", ["http://127.0.0.1:8080/v1", "http://[::1]:1/v1", "http://10.2.3.4/v1", "http://llm:8000/v1",
                "http://llm.lan/v1", "http://localhost:11434/v1"],
    )  # fmt: skip
    def test_may_be_in_the_clear_inside_the_house(self, url: str) -> None:
        assert settings_from(with_(URL=url)) is not None


WRONG = [
    ("llm_url_in_the_clear", with_(URL="http://llm.example.com/v1")),
    ("llm_url_in_the_clear", with_(URL="http://8.8.8.8/v1")),
    ("llm_url_bad", with_(URL="llm.example.com/v1")),
    ("llm_url_bad", with_(URL="ftp://llm.example.com")),
    ("llm_url_bad", with_(URL="https://me:secret@llm.example.com/v1")),
    ("llm_url_bad", with_(URL="https://llm.example.com/v1?key=1")),
    ("llm_url_bad", with_(URL="https://llm.example.com:99999/v1")),
    ("llm_url_bad", with_(URL="https://llm.example.com/v 1")),
    ("llm_url_bad", with_(URL="https://[::1/v1")),
    ("llm_model_missing", {"ROPETEAM_LLM_URL": "https://llm.example.com"}),
    ("llm_model_missing", with_(MODEL="x" * 71)),
    ("llm_key_bad", with_(KEY="a\nX-Other: b")),
    ("llm_number_bad", with_(SECONDS="0")),
    ("llm_number_bad", with_(SECONDS="5000")),
    ("llm_number_bad", with_(SECONDS="two")),
    ("llm_number_bad", with_(BUDGET_TOKENS="-5")),
    ("llm_number_bad", with_(BUDGET_TOKENS="²")),
    ("llm_catalogue_bad", with_(CATALOGUE="half")),
]


@pytest.mark.parametrize(("code", "values"), WRONG)
def test_what_is_wrong_is_said_in_both_languages(code: str, values: dict[str, str]) -> None:
    with pytest.raises(RopeteamError) as refused:
        settings_from(values)

    assert refused.value.code == code
    for language in ("de", "en"):
        sentence = say(f"error.{code}", language, **refused.value.values)
        assert "ROPETEAM_LLM_" in sentence
        assert "secret" not in sentence, "a password in an address is not repeated"
