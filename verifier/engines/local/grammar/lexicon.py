"""Hold the closed word lists of the rules: function words, verbs of saying, roles, hedges, opinion words.

Only general English; no names of people, places or organisations.
"""

DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your some any no each every all both another other such "
    "many several few most more half whose".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to into onto over under between among against during after before since until till "
    "through throughout across near around about above below behind beyond within without toward towards inside "
    "outside off out up down along amid despite per via upon regarding concerning like than as versus".split()
)
COORDINATORS = frozenset({"and", "but", "or", "nor", "yet", "&"})
SUBORDINATORS = frozenset(
    "because although though while whereas if unless whether when whenever once lest as after before since until "
    "where how why what that".split()
)
RELATIVES = frozenset({"who", "which", "whom", "whose", "where", "when"})
BE = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't ain't".split())
HAVE = frozenset("has have had having 've hasn't haven't hadn't".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODALS = frozenset(
    "can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't mustn't "
    "'ll 'd".split()
)
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "cannot", "without"})
ADVERBS = frozenset(
    "also then still now later already again even just only not never yet soon recently currently once initially "
    "there here however meanwhile earlier more less too almost nearly often ever since instead further so long "
    "previously today tomorrow yesterday tonight".split()
)
UNLIKE_ADVERBS = frozenset("family assembly ally supply reply july early daily weekly monthly italy".split())

SAYING = frozenset(
    "say tell announce report state add note claim confirm declare reveal explain stress argue insist allege warn "
    "predict estimate assert acknowledge admit conclude indicate suggest disclose emphasize reiterate believe "
    "forecast maintain remark reply respond answer assess testify rule find show expect deny underline recall inform "
    "project write caution calculate hold learn concede repeat assure".split()
)
"""Verbs whose clause, taken off, leaves a claim of the speaker."""

SAYING_WITHOUT_THAT = SAYING - frozenset(
    "show find rule hold expect learn stress project tell reveal report note recall insist inform repeat assure "
    "write".split()
)
"""Those that may leave out "that" in front of the clause."""

ENDING = SAYING_WITHOUT_THAT | frozenset(
    "report note insist tell reveal show find expect recall stress repeat assure write".split()
)
"""Those that can follow what was said: "…, the ministry said"."""

INVERTING = frozenset("say add explain reply warn write note declare".split())
"""Those whose subject may stand behind them: "…," said Smith."""

CLAIMED = frozenset("life lives victim victims responsibility credit victory territory".split())
"""What is claimed without a word: "the fire had claimed 31 lives"."""

HEARERS = frozenset("reporters journalists analysts investors lawmakers parliament delegates broadcasters".split())
"""Those behind "told" whom a clause may follow without "that"."""

PASSING_ON = frozenset({"cite", "quote"})

STATEMENT = frozenset(
    "urge call praise criticize condemn welcome demand thank blame accuse vow pledge promise threaten hope commend "
    "denounce deplore reject dismiss decline refuse comment characterize describe regret apologize "
    "ask speculate applaud slam defend congratulate wonder question propose recommend advise favor oppose support "
    "speak deny worry fear want wish salute lament mourn".split()
)
"""Verbs that are themselves the content: what somebody did with words, or felt."""

STATEMENT_PHRASES = (
    "expressed", "voiced", "offered condolences", "is aware", "was aware", "are aware", "were aware",
    "remains concerned",
    "remain concerned", "is concerned", "was concerned", "are concerned", "were concerned", "unable to confirm",
    "not confirm", "cannot confirm", "not immediately", "could not be reached", "did not respond", "not comment",
    "not provide", "not provided", "not rule out", "not give", "not say", "not disclose", "not disclosed", "not deny",
    "no information", "no comment", "not specify", "not elaborate", "not speak", "cannot speak", "not verify",
    "not independently", "not clear whether", "appealed for", "appeals for", "refused to", "declined to",
    "take seriously",
)  # fmt: skip

OCCASIONS = frozenset(
    "briefing conference interview statement message speech address post transcript hearing meeting report filing "
    "broadcast tweet letter email release call summit rally session testimony memo podcast debate note".split()
)
PAPERS = frozenset(
    "transcript document statement website report data poll survey study filing letter records figures tally analysis "
    "assessment assessments estimate estimates census law complaint indictment memo footage images video".split()
)

PEOPLE_ROLES = frozenset(
    "minister president prime-minister chancellor king queen prince senator governor mayor congressman congresswoman "
    "representative lawmaker pope candidate deputy premier leader".split()
)
"""Roles whose holder speaks for himself."""

COMPANY_ROLES = frozenset("ceo cfo executive chairman chairwoman chair officer".split())
COMPANY_ENDINGS = frozenset(
    "group inc inc. corp corp. ltd ltd. plc ag holdings holding company airlines airways motors bank industries energy "
    "mining systems technologies pharmaceuticals foods steel electronics enterprises petroleum resources telecom "
    "insurance railways".split()
)
KINDS_OF_COMPANY = {"airlines": "airline", "airways": "airline", "bank": "bank", "group": "group"}
"""What a company is called after the last word of its name, beside "the company" and "the firm"."""

VOICE_ROLES = frozenset(
    "spokesman spokeswoman spokesperson secretary secretary-general minister director chief head chairman chairwoman "
    "chair chairperson ceo cfo executive commander commissioner official officer general admiral ambassador envoy "
    "representative analyst economist professor researcher scientist seismologist author coach manager captain judge "
    "justice lawyer attorney prosecutor sheriff coordinator adviser advisor founder owner editor correspondent "
    "undersecretary superintendent inspector lieutenant major colonel sergeant doctor mayor governor senator "
    "president chancellor king queen prince pope premier leader candidate deputy lawmaker vice press".split()
)
"""Words that say what a speaker is."""

RANKS = frozenset(
    "mr mrs ms dr prof gen maj lt col sgt capt cmdr adm rep sen gov sir dame lord major general colonel lieutenant "
    "captain admiral judge justice professor doctor sheriff brig sgt cpl pvt hon rev st".split()
)

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
SPANS = frozenset("minutes hours days weeks months years minute hour day week month year moments".split())
"""In what one says how long before or after."""

TIME_WORDS = DAYS | frozenset(
    "today yesterday tonight earlier later early late morning afternoon evening night week month year day recently "
    "hours ago last this next same previously".split()
)

FALSITY = frozenset(
    "rumor rumors rumour rumours fake false lie lies baseless groundless untrue hoax fabrication unfounded nonsense "
    "disinformation misinformation fabricated incorrect inaccurate".split()
)
UNSURE = frozenset("reportedly allegedly purportedly supposedly unconfirmed rumored rumoured apparently".split())
UNSURE_VERBS = frozenset({"suggest", "speculate", "allege"})
FORECASTING = frozenset({"predict", "forecast", "project", "expect"})

OPINION = frozenset(
    "serious unacceptable shameful desperation desperate tragic historic great terrible brave courageous wonderful "
    "disgraceful outrageous dangerous reckless irresponsible important essential vital crucial unfair unjust wrong "
    "proud "
    "grateful sorry hopeful confident disappointed disappointing concerned worried worrying alarming deplorable "
    "despicable cowardly heroic remarkable impressive threat threatens lesson mistake failure sign nothing special "
    "pleased delighted ready committed determined sad saddened thrilled excited devastated horrific best worst".split()
)
"""Words that judge: in a speaker's mouth they make a statement, in the article's own voice an opinion."""

OPINION_FRAMES = (
    "likely a ", "likely an ", "seems to", "appears to be", "strategic move", "remains to be seen", "it is clear that",
    "no doubt",
    "should ", "must ", "needs to", "need to", "ought to", "designed to", "aimed at boost", "raises questions",
    "begs the question", "it is worth", "sends a message", "sending a message", "only time will tell",
)  # fmt: skip
