"""By which words somebody is found: the rules alone, without a database."""

from __future__ import annotations

import string
from datetime import date
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.people.names import FAMILY, GIVEN, mistyped
from throughcare.people import tokens

BORN = date(2007, 3, 4)


def finds(question: str, *stored: tokens.Token) -> bool:
    """Whether somebody with these tokens meets every word of the question."""
    met = {w.word for w in tokens.wanted(question) if (w.kind, w.token) in set(stored)}
    return len(met) == len(tokens.words_of(question)) > 0


def named(*parts: str) -> list[tokens.Token]:
    return list(tokens.of_name(*parts))


class TestNormalise:
    @pytest.mark.parametrize(
        ("written", "plain"),
        [
            ("Zoë", "zoe"),
            ("O’Brien", "obrien"),
            ("O'Brien", "obrien"),
            ("ACHEBE-Lowe", "achebe lowe"),
            ("  Sam   Hill ", "sam hill"),
            ("Łukasz", "lukasz"),
            ("Bjørn", "bjorn"),
            ("Straße", "strasse"),
            ("Núñez_García", "nunez garcia"),
            ("Иван", "иван"),
            ("!?", ""),
        ],
    )
    def test_says_the_same_for_the_same_name(self, written: str, plain: str) -> None:
        assert tokens.normalise(written) == plain

    @example("𝜜")
    @given(st.text(max_size=40))
    def test_is_settled_and_keeps_no_space_at_the_ends(self, text: str) -> None:
        plain = tokens.normalise(text)
        assert tokens.normalise(plain) == plain
        assert plain == plain.strip()
        assert "  " not in plain


class TestNames:
    @pytest.mark.parametrize(
        "question",
        [
            "tegan",
            "TEGAN achebe-lowe",
            "lowe tegan",
            "teg",
            "te ach",
            "tegs",
            "achebelowe",
            "teganachebelowe",
            "tegen",
            "tgean",
            "ttegan",
            "egan",
            "tegan acebe",
            "teegan",
        ],
    )
    def test_are_met_by(self, question: str) -> None:
        assert finds(question, *named("Tegan", "Achebe-Lowe", "Tegs"))

    @pytest.mark.parametrize(
        "question", ["", "!", "kofi", "tegan kofi", "tegan x", "an", "lowest", "tagen"]
    )
    def test_are_not_met_by(self, question: str) -> None:
        assert not finds(question, *named("Tegan", "Achebe-Lowe", "Tegs"))

    @pytest.mark.parametrize(
        ("heard", "written"),
        [
            ("Muhammad", "Mohammed"),
            ("Catherine", "Kathryn"),
            ("Sofia", "Safiya"),
            ("Jeffrey", "Geoffrey"),
            ("Fillip", "Phillip"),
            ("Yousef", "Yusuf"),
        ],
    )
    def test_that_sound_alike_are_met(self, heard: str, written: str) -> None:
        assert finds(heard, *named(written))

    @given(
        st.text(string.ascii_lowercase, min_size=3, max_size=14),
        st.integers(min_value=0, max_value=10_000),
    )
    def test_one_typing_error_is_always_forgiven(self, name: str, seed: int) -> None:
        assert finds(mistyped(name, Random(seed)), *named(name))

    def test_one_typing_error_in_common_names_is_forgiven(self) -> None:
        chance = Random(11)
        for name in GIVEN + FAMILY:
            if len(name) > 2:
                wrong = mistyped(name, chance)
                assert finds(wrong, *named(name)), (wrong, name)

    def test_cost_little(self) -> None:
        sizes = [
            len(
                {
                    *named(given_name, family),
                    *tokens.of_birth(BORN),
                    *tokens.of_postcode("HM4 2QX"),
                    *tokens.of_identifier("100123"),
                }
            )
            for given_name in GIVEN
            for family in FAMILY[::9]
        ]
        assert sum(sizes) / len(sizes) <= 38

    @given(st.text(max_size=150), st.text(max_size=150))
    def test_fit_their_column(self, given_name: str, family: str) -> None:
        for kind, token in named(given_name, family):
            assert 0 < len(token) <= tokens.LONGEST
            assert len(kind) == 1
            assert " " not in token


class TestBirthdays:
    @pytest.mark.parametrize(
        "question",
        [
            "2007-03-04",
            "4/3/2007",
            "04/03/2007",
            "04.03.07",
            "4-3-07",
            "4 3 2007",
            "4 March 2007",
            "4th march 2007",
            "March 4 2007",
            "4 mar 07",
            "04032007",
            "20070304",
            "March 2007",
            "4 March",
            "March 4th",
            "2007",
        ],
    )
    def test_are_met_by(self, question: str) -> None:
        assert finds(question, *tokens.of_birth(BORN))

    @pytest.mark.parametrize(
        "question",
        ["3/4/2007", "4/3/2008", "1907", "5 March 2007", "31/2/2007", "April 2007", "march", "4"],
    )
    def test_are_not_met_by(self, question: str) -> None:
        assert not finds(question, *tokens.of_birth(BORN))

    def test_of_the_last_century_are_met_by_two_figures(self) -> None:
        assert finds("4/3/79", *tokens.of_birth(date(1979, 3, 4)))

    def test_leave_a_name_that_is_a_month_a_name(self) -> None:
        april = [*named("April", "Jones"), *tokens.of_birth(BORN)]
        assert finds("april", *april)
        assert finds("april jones", *april)
        assert finds("april 2007", *april)
        assert finds("april jones 4 march 2007", *april)
        assert not finds("april jones 4 may 2007", *april)


class TestPostcodes:
    @pytest.mark.parametrize("question", ["HM4 2QX", "hm42qx", "hm4 2", "HM42", "hm4"])
    def test_are_met_by(self, question: str) -> None:
        assert finds(question, *tokens.of_postcode("HM4 2QX"))

    @pytest.mark.parametrize("question", ["HM4 2QZ", "hm", "hm5", "2qx", "HM4 3"])
    def test_are_not_met_by(self, question: str) -> None:
        assert not finds(question, *tokens.of_postcode("HM4 2QX"))

    def test_of_london_are_met_without_their_letter(self) -> None:
        assert finds("sw1", *tokens.of_postcode("SW1A 1AA"))

    @pytest.mark.parametrize("text", ["", "no fixed address", "HM4", "12345"])
    def test_that_are_none_are_left_out(self, text: str) -> None:
        assert not list(tokens.of_postcode(text))


class TestNumbers:
    @pytest.mark.parametrize("question", ["HAR-00123", "har00123", "HAR 00123"])
    def test_are_met_however_they_are_cut(self, question: str) -> None:
        assert finds(question, *tokens.of_identifier("HAR/00123"))

    def test_are_met_without_noughts(self) -> None:
        assert finds("123", *tokens.of_identifier("000123"))
        assert not finds("12", *tokens.of_identifier("000123"))

    def test_are_not_met_by_a_typing_error(self) -> None:
        assert not finds("100124", *tokens.of_identifier("100123"))


def test_a_long_question_is_cut() -> None:
    assert len(tokens.words_of("a " * 500)) == tokens.WORDS
    assert len(tokens.wanted("supercalifragilistic " * 50)) < 1_000
