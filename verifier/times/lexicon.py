"""List the words that dates in English news are made of, and those that tell a tense.

Only words: what they mean together is in the modules that use them.
"""

_FULL_MONTHS = ("january february march april may june july august september october november december").split()
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_SHORT_MONTHS |= {"oct": 10, "nov": 11, "dec": 12}

MONTHS = {name: number for number, name in enumerate(_FULL_MONTHS, start=1)} | _SHORT_MONTHS
SHORT_MONTHS = frozenset(_SHORT_MONTHS)
MONTHS_THAT_ARE_WORDS = frozenset({"may", "march", "mar", "jan", "dec", "sep", "jun", "nov", "apr", "august"})
"""Words and names of other kinds, too: a month only where they start with a capital."""

WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3}
SHORT_WEEKDAYS |= {"fri": 4, "sat": 5, "sun": 6}
"""Read as a weekday only in front of a date: most are words or names as well."""

NAMED_DAYS = frozenset(
    {"black", "good", "super", "bloody", "ash", "cyber", "giving", "fat", "palm", "easter", "shrove", "maundy", "holy"}
)
"""In front of a weekday they make a feast or a nickname, which the calendar week does not tell."""
CLUBS = frozenset({"sheffield"})
PAPERS = frozenset(
    {"times", "telegraph", "mirror", "express", "mail", "post", "herald", "world", "star", "people", "age", "sun"}
)
"""After a weekday they make the name of a newspaper."""
REPEATED = frozenset({"every", "each", "most", "alternate"})

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen").split(),
        start=1,
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
DAY_ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=1,
    )
} | {"thirtieth": 30}
UNITS = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
}
UNITS |= {f"{unit}s": unit for unit in UNITS}

ABBREVIATIONS = frozenset(
    {*SHORT_MONTHS, *SHORT_WEEKDAYS, "gen", "maj", "lt", "col", "capt", "sgt", "mr", "mrs", "ms", "dr", "sen", "rep"}
    | {"gov", "st", "dept", "no", "vs", "inc", "corp", "co", "ltd", "prof", "rev", "jr", "sr"}
)

STRONG_FUTURE = frozenset({"will", "shall", "won't", "won’t", "upcoming"})
MODALS = frozenset({"would", "could", "should", "must", "may", "might", "can"})
FUTURE = MODALS | frozenset(
    {"expected", "expects", "expect", "scheduled", "due", "slated", "planned", "plans", "plan", "planning", "intends"}
    | {"aims", "hopes", "going", "poised", "deadline", "imminent", "imminently", "ahead"}
    | {"likely", "possible", "probable", "ready"}
)
IRREGULAR_PAST = frozenset(
    (
        "said told was were had did took made went came began saw met won lost held fell rose hit struck gave "
        "found left sent spoke wrote broke brought built bought caught chose cut drew drove fought flew "
        "forgot froze got grew heard kept knew laid led let paid put quit ran sank sat sold shot shook shut "
        "sought stood stole swore swept taught threw thought understood withdrew woke wore has saying gone "
        "seen taken given shown"
    ).split()
)
LASTED = frozenset(
    (
        "burned camped continued fought kept lasted lived marched raged rained ran remained searched served slept "
        "snowed spoke stayed stood waited went worked"
    ).split()
)
SCHEDULED = frozenset(
    "begins closes convenes ends expires happens meets opens reopens resumes returns starts votes".split()
)
"""In the present they tell what is to come, where a date stands beside them."""
COUNTED_FOR = frozenset("count counts data figure figures forecast numbers result results tally toll total".split())
"""What is "for Friday" without Friday being still to come."""
BEHIND_A_DAY = frozenset("and or but that when after before in at on over against as because if to by with".split())
"""What can follow a day that ends its phrase: "a strike for Friday over pay", not "gathered for Friday prayers"."""
NOT_PAST = frozenset(
    "hundred need speed indeed feed seed breed bleed exceed proceed succeed red bed shed wed sacred".split()
)
AUXILIARIES = frozenset("be been being have has had having is are was were to not also likely now already then".split())
CLAUSE_BREAKS = frozenset(
    (
        ", ; : — – ( ) that who whom whose which where what how why when while "
        "because after before as if whether and but or"
    ).split()
)
CLAUSE_STARTS = frozenset({"that", "and", "but", "when", "whether", ":", ";", "—", "–", "“", '"', "‘", "\n", ".", ""})

STARTERS = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *SHORT_WEEKDAYS,
        *NUMBER_WORDS,
        *DAY_ORDINALS,
        "q",
        "noon",
        "the",
        "a",
        "an",
        "in",
        "within",
        "so",
    }
    | {"since", "after", "by", "until", "till", "before", "from", "between", "day", "weekend", "early", "mid", "late"}
    | {"today", "tonight", "yesterday", "tomorrow", "overnight", "earlier", "later", "last", "this", "next", "past"}
    | {"coming", "upcoming", "recent", "beginning", "start", "middle", "end", "couple", "few", "several", "handful"}
    | {"dozen"}
)
"""Every word that a date can start with, so that others need no look."""
HEADS = frozenset(
    {*MONTHS, *WEEKDAYS, *UNITS, "quarter", "half", "weekend", "noon", "today", "tonight", "yesterday", "tomorrow"}
    | {"overnight", "night", "morning", "afternoon", "evening"}
)
"""Words of which, where it has no digits, every date has one: a text without them needs no look."""
