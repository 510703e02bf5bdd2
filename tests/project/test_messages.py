"""Every sentence exists in both languages and takes the same values; every anticipated error has one."""

from __future__ import annotations

import string

import pytest

from ropeteam.project import errors, messages


def fields(text: str) -> set[str]:
    return {name for _literal, name, _format, _conversion in string.Formatter().parse(text) if name}


class TestSentences:
    @pytest.mark.parametrize("code", sorted(messages.SENTENCES))
    def test_take_the_same_values_in_both_languages(self, code: str) -> None:
        german, english = messages.SENTENCES[code]

        assert fields(german) == fields(english)
        assert german != english

    def test_exist_for_every_anticipated_error(self) -> None:
        kinds = [
            kind for kind in vars(errors).values() if isinstance(kind, type) and kind.__module__ == errors.__name__
        ]
        concrete = [kind for kind in kinds if not kind.__subclasses__()]

        assert [kind.code_name for kind in concrete if kind.code_name not in messages.SENTENCES] == []


class TestLanguage:
    @pytest.mark.parametrize(
        ("wish", "environment", "expected"),
        [
            ("en", {"LANG": "de_DE.UTF-8"}, "en"),
            (None, {"LANG": "de_AT.UTF-8"}, "de"),
            (None, {"LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
            (None, {}, "en"),
        ],
    )
    def test_is_the_wish_else_the_terminals(
        self, wish: str | None, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)

        assert messages.language(wish) == expected
