from datetime import UTC, date, datetime, time

import pytest

from throughcare.ui import formatting as f

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 18), "18 November"),
        (date(2026, 1, 1), "1 January"),
        (date(2025, 11, 18), "18 November 2025"),
        (date(2027, 1, 5), "5 January 2027"),
    ],
)
def test_a_year_is_said_only_where_it_is_another(day, said):
    assert f.day(day, TODAY) == said


def test_short_days():
    assert f.short_day(date(2026, 11, 5), TODAY) == "5 Nov"
    assert f.short_day(date(2025, 9, 30), TODAY) == "30 Sep 2025"
    assert f.short_month(date(2025, 2, 1)) == "Feb 2025"
    assert f.full_day(TODAY) == "Wednesday 25 November 2026"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 11, 25), "365 days overdue"),
        (date(2026, 11, 18), "7 days overdue"),
        (date(2026, 11, 24), "1 day overdue"),
        (date(2026, 11, 25), "Due today"),
        (date(2026, 11, 26), "Due tomorrow"),
        (date(2026, 11, 27), "Due Friday"),
        (date(2026, 12, 1), "Due Tuesday"),
        # a week from now is the same weekday again, so it is no longer said by its name
        (date(2026, 12, 2), "Due in 7 days"),
        (date(2026, 12, 3), "Due in 8 days"),
        (date(2026, 12, 9), "Due in 14 days"),
        (date(2026, 12, 10), "10 December"),
        (date(2027, 1, 5), "5 January 2027"),
    ],
)
def test_due(day, said):
    assert f.due(day, TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 25), "today"),
        (date(2026, 11, 24), "yesterday"),
        (date(2026, 11, 5), "20 days ago"),
        (date(2022, 1, 1), "1,789 days ago"),
        (date(2026, 11, 26), "26 November"),
    ],
)
def test_ago(day, said):
    assert f.ago(day, TODAY) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(0, 0), "12am"),
        (time(0, 5), "12:05am"),
        (time(9, 15), "9:15am"),
        (time(12, 0), "12pm"),
        (time(16, 0), "4pm"),
        (time(23, 59), "11:59pm"),
    ],
)
def test_hours(at, said):
    assert f.hour(at) == said


def test_a_moment_is_said_in_london_time():
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert f.hour(summer) == "12:30am"
    assert f.moment(summer, date(2026, 7, 2)) == "12:30am"
    assert f.moment(summer, date(2026, 7, 3)) == "12:30am yesterday"
    assert f.moment(summer, date(2026, 7, 9)) == "12:30am on 2 July"


def test_counts_have_their_plural():
    assert f.count(0, "day", "days") == "0 days"
    assert f.count(1, "young person", "young people") == "1 young person"
    assert f.count(1234, "young person", "young people") == "1,234 young people"


def test_lists_read_as_sentences():
    assert f.listed([]) == ""
    assert f.listed(["a"]) == "a"
    assert f.listed(["a", "b"]) == "a and b"
    assert f.listed(["a", "b", "c"], "or") == "a, b or c"


def test_names_where_no_pronoun_is_recorded():
    assert f.possessive("Kofi") == "Kofi’s"
    assert f.possessive("Tegs") == "Tegs’"
    assert f.spoken("", "Kofi") == f.Spoken("Kofi", "Kofi", "Kofi’s")
    assert f.spoken("she", "Tegs").possessive == "her"
    assert f.spoken("they", "Sam").verb("is", "are") == "are"
    assert f.spoken("he", "Sam").verb("is", "are") == "is"


def test_nothing_of_nothing():
    assert f.sizes([0, 0]) == [0.0, 0.0]
    assert f.sizes([69, 39, 7]) == [60.0, 33.9, 6.1]
