"""Person-years by three ways: prints person-time.csv. Python 3.11, no library.

Independent of the library: the two triangles are integrated from the assumptions, each age is made
of its own triangles, and ranges are added up age by age. A person's birthday in the year is at s, and who
leaves (or comes) does so at t, both uniform from 0 to 1 and independent. Of a cohort with n1 persons on 1
January and n2 on the next, n1 - n2 leave; before the birthday a leaver lives min(s, t), after it t - s if
positive. A person who stays lives s before and 1 - s after.
"""
from fractions import Fraction as F



def mean(f):
    """The mean over the unit square of f, which is linear on both sides of s = t: by centroids."""
    return (f(F(1, 3), F(2, 3)) + f(F(2, 3), F(1, 3))) / 2


STAY_BEFORE, STAY_AFTER = F(1, 2), F(1, 2)
LEFT_BEFORE = mean(lambda s, t: min(s, t))
LEFT_AFTER = mean(lambda s, t: max(t - s, F(0)))

# persons on 1 January by age 0..6, nobody is older; made up
N = {
    2020: [30, 32, 31, 35, 29, 20, 8],
    2021: [28, 31, 33, 30, 34, 27, 15],
    2022: [29, 27, 30, 33, 31, 32, 30],
}
TOP = 6


def n(age, year):
    return F(N[year][age]) if 0 <= age <= TOP else F(0)


def before(age, year):
    """Time before the birthday of those aged so on 1 January."""
    n1, n2 = n(age, year), n(age + 1, year + 1)
    return n2 * STAY_BEFORE + (n1 - n2) * LEFT_BEFORE


def after(age, year):
    """Time after the birthday of those who turn so old, or from birth on."""
    if age == 0:
        return n(0, year + 1) * STAY_AFTER
    n1, n2 = n(age - 1, year), n(age, year + 1)
    return n2 * STAY_AFTER + (n1 - n2) * LEFT_AFTER


def years(time, age, year):
    if time == "JANUARY_MEAN":
        return (n(age, year) + n(age, year + 1)) / 2
    if time == "COMPLETED_AGE":
        return after(age, year) + before(age, year)
    # those who are so old at the end of the year: a year younger at its start
    return after(age, year) + (before(age - 1, year) if age > 0 else 0)


if __name__ == "__main__":
    assert (LEFT_BEFORE, LEFT_AFTER) == (F(1, 3), F(1, 6))
    print("time,ages,years,personYears")
    for time in ("JANUARY_MEAN", "COMPLETED_AGE", "AGE_AT_YEAR_END"):
        for low, high in ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (0, 3), (1, 4), (0, None), (4, None), (6, None)):
            for span in ((2020, 2020), (2021, 2021), (2020, 2021)):
                # beyond the oldest age too: who is 6 on 1 January may turn 7 and still be counted in 6+
                ages = range(low, (TOP + 1 if high is None else high) + 1)
                total = sum(years(time, a, y) for a in ages for y in range(span[0], span[1] + 1))
                name = f"{low}+" if high is None else f"{low}-{high}"
                print(f"{time},{name},{span[0] if span[0] == span[1] else f'{span[0]}-{span[1]}'},{float(total)!r}")
