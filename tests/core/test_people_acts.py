"""core.people_acts: what our own people did is told only so that no subtraction finds anybody. Here somebody tries."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import combinations

from ropeteam.core.alignment import Reading
from ropeteam.core.alignment_periods import Period, period_named, quarter_of, rolling, year_of
from ropeteam.core.guesses import TOO_CAREFUL, TOO_HOPEFUL, guess_act
from ropeteam.core.people_acts import PEOPLE, Act, Quarter, judge_quarters, tell_acts
from ropeteam.core.people_figures import FLOOR
from ropeteam.core.vocabulary import DecisionKind, Fit
from ropeteam.core.vocabulary_alignment import Figure, Stand, Withheld

DAY = timedelta(days=1)
FIRST, LAST = date(2024, 1, 1), date(2026, 6, 30)
Q1, Q2, Q3, Q4 = (date(2025, month, 15) for month in (2, 5, 8, 11))
AFTER = date(2026, 1, 5)


def acts(day: date, *people: int) -> list[Act]:
    return [Act(day, str(person), Stand.DONE) for person in people]


def told(found: list[Act], period: Period, *, on: date = AFTER) -> Reading | Withheld:
    answer = tell_acts(Figure.GUESSES, judged(found, on), period, on=on)
    return answer.withheld or answer.now


def judged(found: list[Act], on: date, kept: list[Quarter] | None = None) -> list[Quarter]:
    """As if nobody had judged any before, or after those that are kept."""
    before = kept or []
    return [*before, *judge_quarters([act for act in found if act.day <= on], kept=before, on=on)]


TWELVE = [1, 2, 3, 4, 5, 6] * 2


class TestAQuarter:
    def test_is_told_from_ten_acts_of_five_people_on(self) -> None:
        quarter = quarter_of(Q1)

        enough = told(acts(Q1, *TWELVE), quarter)

        assert isinstance(enough, Reading)
        assert (enough.done, enough.due) == (12, 12)
        assert told(acts(Q1, *TWELVE[:9]), quarter) == Withheld.FEW, "nine acts"
        assert told(acts(Q1, *[1, 2, 3, 4] * 4), quarter) == Withheld.FEW, "four people"
        assert told([], quarter) == Withheld.FEW
        assert told(acts(Q1, *TWELVE), quarter, on=date(2025, 3, 31)) == Withheld.RUNNING

    def test_whose_people_are_the_last_ones_but_for_one_is_not_told(self) -> None:
        found = acts(Q1, *TWELVE) + acts(Q2, *TWELVE, 7) + acts(Q3, *TWELVE, 7, 8)

        assert told(found, quarter_of(Q2)) == Withheld.FEW
        assert isinstance(told(found, quarter_of(Q3)), Reading)

    def test_has_no_trend_and_nothing_to_compare_with(self) -> None:
        quarters = judged(acts(Q1, *TWELVE) + acts(Q2, *TWELVE), AFTER)
        answer = tell_acts(Figure.GUESSES, quarters, quarter_of(Q2), on=AFTER)

        assert answer.before.due == 0
        assert not any(reading.due for reading in answer.trend)


class TestAYear:
    def test_is_the_sum_of_quarters_that_are_all_told(self) -> None:
        whole = [act for day in (Q1, Q2, Q3, Q4) for act in acts(day, *TWELVE)]
        short = [act for day in (Q1, Q2, Q3) for act in acts(day, *TWELVE)] + acts(Q4, 1, 2, 3)

        assert [
            each.due for each in (told(whole, year_of(Q1)), told(whole, rolling(AFTER))) if isinstance(each, Reading)
        ] == [
            48,
            48,
        ]
        assert told(short, year_of(Q1)) == told(short, rolling(AFTER)) == Withheld.FEW, "36 of 39 would give three away"
        assert told(whole, year_of(Q1), on=date(2025, 12, 31)) == Withheld.RUNNING


def lived(seed: int) -> list[Act]:
    """Ten quarters with about ten acts of about five people each: at the edge of what may be told."""
    draw, found = random.Random(seed), []
    for no in range(10):
        first = date(2024 + no // 4, no % 4 * 3 + 1, 1)
        people = draw.sample(range(1, 9), draw.choice([4, 5, 6, 7]))
        for at in range(draw.choice([0, 9, 10, 10, 11, 12, 13])):
            person = people[at % len(people)]
            found.append(Act(first + DAY * draw.randrange(90), str(person), draw.choice([Stand.DONE, Stand.FAILED])))
    return found


SEEDS = range(30)


class TestWhoSubtracts:
    def test_finds_nobody_between_any_two_numbers_of_any_two_days(self) -> None:
        """Every number anybody may ever ask for, and every difference of two: nothing, or at least ten acts of five people."""
        names = [
            "rolling",
            *(f"{year}{part}" for year in (2024, 2025, 2026) for part in ("", "-q1", "-q2", "-q3", "-q4")),
        ]
        days = [FIRST + DAY * no for no in range(45, (LAST - FIRST).days, 46)]
        told_ever, years = 0, 0
        for seed in SEEDS:
            found = lived(seed)
            groups: set[frozenset[int]] = set()
            kept: list[Quarter] = []
            for on in days:
                kept = judged(found, on, kept)
                for name in names:
                    period = period_named(name, on=on)
                    answer = tell_acts(Figure.GUESSES, kept, period, on=on) if period else None
                    if answer is not None and answer.withheld is None:
                        inside = answer.now.period
                        group = frozenset(no for no, act in enumerate(found) if inside.holds(act.day))
                        assert answer.now.due == len(group)
                        groups.add(group)
                        years += len(group) > 40
            told_ever += len(groups)
            for one, other in combinations([frozenset(), *groups], 2):
                for rest in (one - other, other - one):
                    assert not rest or (len(rest) >= FLOOR and len({found[no].person for no in rest}) >= PEOPLE)
        assert told_ever > 50, "hardly anything was told: nobody could subtract"
        assert years, "no sum was told"

    def test_learns_nothing_from_waiting(self) -> None:
        """What was told once is told for ever, whatever became of the acts: a number that changes would speak too."""
        then = date(2025, 7, 1)
        for seed in SEEDS:
            found, draw = lived(seed), random.Random(seed)
            kept = judged(found, then)
            changed = [act for act in found if draw.random() < 0.8] + acts(date(2025, 6, 30), *TWELVE)

            later = judged(changed, LAST, kept)

            assert later[: len(kept)] == kept
            assert not [quarter for quarter in later[len(kept) :] if quarter.period.end < then]

    def test_is_told_that_a_quarter_was_not_judged_yet(self) -> None:
        kept = judged(acts(Q1, *TWELVE), date(2025, 4, 1))

        assert tell_acts(Figure.GUESSES, kept, quarter_of(Q2), on=AFTER).withheld == Withheld.NOT_KEPT
        assert tell_acts(Figure.GUESSES, kept, quarter_of(Q1), on=AFTER).withheld is None


class TestAGuess:
    def test_is_right_where_it_says_what_the_decision_says(self) -> None:
        def stand(guess: Fit, kind: DecisionKind) -> tuple[Stand, str]:
            act = guess_act(guess, kind, person="a", decided_on=Q1)
            return act.stand, act.cause

        assert stand(Fit.AS_IS, DecisionKind.AS_IS) == stand(Fit.ROADMAP, DecisionKind.ACCEPT) == (Stand.DONE, "")
        assert stand(Fit.UNKNOWN, DecisionKind.NO) == stand(Fit.DECLINED, DecisionKind.LATER) == (Stand.DONE, "")
        assert stand(Fit.SERVICES, DecisionKind.STUDY) == (Stand.FAILED, TOO_HOPEFUL)
        assert stand(Fit.IN_REVIEW, DecisionKind.ACCEPT) == (Stand.FAILED, TOO_CAREFUL)
