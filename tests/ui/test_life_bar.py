from datetime import date

from throughcare.ui.components import LifeBar, Span
from throughcare.ui.life_bar import age_at, birthday, draw


def bar(**more):
    given = {
        "says": "",
        "care": (Span(10, 14.5), Span(15, 18)),
        "status": (Span(16, 18, "Eligible", "past"), Span(18, 21, "Former relevant", "current")),
        "now": 19.5,
    }
    return LifeBar(**{**given, **more})


def test_age_is_whole_on_birthdays():
    born = date(2007, 3, 4)
    assert age_at(born, date(2026, 3, 4)) == 19
    assert age_at(born, date(2026, 3, 3)) < 19
    assert 19 < age_at(born, date(2026, 11, 25)) < 20


def test_born_on_29_february():
    born = date(2008, 2, 29)
    assert birthday(born, 17) == date(2025, 3, 1)
    assert birthday(born, 20) == date(2028, 2, 29)
    assert age_at(born, date(2025, 2, 28)) < 17
    assert age_at(born, date(2025, 3, 1)) == 17


def test_everything_stays_inside_the_drawing():
    for width in (756, 288):
        drawn = draw(bar(care=(Span(-5, 30),), now=13), width)
        for box in drawn.boxes:
            assert drawn.left <= box.x
            assert box.x + box.width <= drawn.right + 0.1


def test_a_text_is_left_out_where_it_does_not_fit_and_said_beside_today():
    wide, narrow = draw(bar(), 756), draw(bar(), 288)
    assert [b.text for b in wide.boxes if b.style != "care"] == ["Eligible", "Former relevant"]
    assert [b.text for b in narrow.boxes if b.style != "care"] == ["", ""]
    assert wide.now_text == "today"
    assert narrow.now_text == "today, former relevant"
    assert narrow.now_anchor == "end"
    # its line is its own: the word at the left stands below it
    assert narrow.care_y > wide.care_y >= 12


def test_a_day_outside_the_bar_draws_no_line():
    assert draw(bar(now=27.0), 756).now_x is None
    assert draw(bar(now=None), 756).now_x is None


def test_a_span_outside_the_bar_is_not_drawn():
    assert [b for b in draw(bar(care=(Span(1, 9),)), 756).boxes if b.style == "care"] == []
