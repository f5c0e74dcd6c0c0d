"""Tell whether two runs differ in how many of the same items they get right.

The exact conditional test (McNemar, 1947, "Note on the sampling error of the difference between correlated proportions
or percentages", Psychometrika 12; exact form as in Fagerland, Lydersen and Laake, 2013, BMC Med. Res. Methodol. 13:91):
of the items that only one of the two gets right, half would be each one's if they were equally good. It takes items for
independent, which claims of one article are not; the paired bootstrap does not.
"""

from scipy.stats import binomtest


def mcnemar(broke: int, fixed: int) -> float | None:
    """Return the two-sided p of `broke` right-to-wrong and `fixed` wrong-to-right items, None where there are neither.

    Raises ValueError for a negative number.
    """
    if broke < 0 or fixed < 0:
        raise ValueError(f"numbers of items cannot be negative, got {broke} and {fixed}")
    if not broke + fixed:
        return None
    return float(binomtest(broke, broke + fixed, 0.5).pvalue)
