from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import first_day, last_day
from archive.search.periods import LENGTHS, MOST_COLUMNS, choose_periods, found_in


def spread_of(days):
    """What an engine says of articles of these dates, each known to the day, month or year."""

    def spread(unit):
        spread = {}
        for day in days:
            period = day[: LENGTHS[unit]] if len(day) >= LENGTHS[unit] else ""
            articles, *_ = spread.get(("post", period), (0, 0, 0))
            spread["post", period] = (articles + 1, 0, articles + 1)
        return [spread]

    return spread


def names(*days):
    calendar = choose_periods(spread_of(days)("year"), spread_of(days))
    return calendar.unit, [period.name for period in calendar.periods]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2018-10-15"], ("day", ["15 October 2018"])),
        (["2018-10-15", "2018-10-17"], ("day", ["15 October 2018", "16 October 2018", "17 October 2018"])),
        (["2018-10-01", "2018-10-08"], ("month", ["October 2018"])),
        (["2017-10-15", "2019-01-02"], ("year", ["2017", "2018", "2019"])),
        (["2018-10-01", "2018-12-31"], ("month", ["October 2018", "November 2018", "December 2018"])),
        (["2017-12-31", "2018-01-01"], ("day", ["31 December 2017", "1 January 2018"])),
        (["2016-01-01", "2018-01-01"], ("year", ["2016", "2017", "2018"])),
        (["2018-10", "2018-10", "2018-10-15"], ("month", ["October 2018"])),
        (["2018", "2018", "2018-10-15"], ("year", ["2018"])),
        (["2018-10-15", "2018-10-16", ""], ("day", ["15 October 2018", "16 October 2018", "day not known"])),
        ([""], ("year", ["year not known"])),
        ([], ("year", [])),
        (["1999-01-01", "2018-01-01"], ("year", [f"{year}–{year + 1}" for year in range(1998, 2019, 2)])),
        (["1601-01-01", "2018-01-01"], ("year", [f"{year}–{year + 49}" for year in range(1600, 2001, 50)])),
    ],
)
def test_columns_are_as_dense_as_the_dates(days, expected):
    assert names(*days) == expected


DAYS = st.dates().map(lambda day: day.isoformat())


@given(st.lists(DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4]) | st.just(""), max_size=8))
def test_every_article_lies_in_one_column_and_columns_run_on(days):
    calendar = choose_periods(spread_of(days)("year"), spread_of(days))
    columns = [period for period in calendar.periods if period.first]
    assert len(columns) <= MOST_COLUMNS
    (spread,) = calendar.spreads
    for _, period in spread:
        assert sum(period in column.periods for column in calendar.periods) == 1
    for before, after in pairwise(columns):
        assert last_day(before.last).toordinal() + 1 == first_day(after.first).toordinal()
    assert set(found_in(calendar.spreads)) <= {each for column in calendar.periods for each in column.periods}
