"""Know the forms of common English verbs: which word can be a verb, of which kind, and how to inflect it.

A closed list of verbs that news uses, inflected by rule, with the irregular ones spelt out. It does not decide
whether a word is used as a verb in a sentence (`tokens` does).
"""

from enum import StrEnum
from functools import cache


class Form(StrEnum):
    """The forms a verb takes; `PAST_AND_PARTICIPLE` is one word for both, as in "deployed"."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    PAST_AND_PARTICIPLE = "past and participle"
    ING = "ing"


_REGULAR = """
abandon accept accuse achieve acknowledge acquire act add address adjust admit adopt advance advise affect agree aim
airlift alert allege allow amend amount announce answer anticipate apologize appeal appear apply appoint approach
approve argue arrange arrest arrive ask assemble assert assess assist assume assure attack attempt attend attribute
audit augment avoid award back ban bar base battle beef believe belong benefit blame block bolster bomb boost borrow
brief call campaign cancel capture carry cause cease celebrate challenge change characterize charge check cite
claim clash classify clear climb close collapse collect combat comment commit compare compete complain complete
comply concede concern conclude condemn conduct confirm confiscate confront consider consist contact contain continue
contribute control convene convert convict convince cooperate cordon corroborate counter cover crack crash create
criticize cross crush damage debate deceive decide declare decline decrease defeat defend delay deliver
demand demolish demonstrate demonize deny depart depend deploy describe deserve destroy detain detect deteriorate
determine develop devastate die differ direct disagree disappear disclose discover discuss dismiss dispatch display
displace dispute disrupt dissolve divert divide donate double downgrade draft drop earn ease eject elect eliminate
emerge emphasize employ enable encounter end endorse enforce engage enhance ensure enter erupt escalate escape
escort establish estimate evacuate evaluate evolve examine exceed exchange execute exercise exist expand expect
expel expire explain explode export expose express extend extinguish face fail favor fear feature file finance finish
fire flatten flood focus follow force form free fuel fund gain gather generate govern grant
guarantee guard halt hamper hand happen head heat help highlight hinder hire hospitalize host identify ignite ignore
impact implement imply import impose improve include increase indicate infect inform injure inquire insist inspect
install intend intensify intercept interview introduce invade invest investigate invite involve issue jail join
judge jump justify kick kidnap kill knock lack land last launch learn liberate lift limit link list live
locate look lower maintain manage march mark match measure merge mention mobilize monitor mount move murder name narrow
near need negotiate nominate note notice notify object observe obtain occupy occur offer open operate oppose order
organize originate oust overturn own participate pass perform permit persuade pick place plan plead pledge plummet
plunge point pose position possess post postpone pour praise predict prefer prepare present press pressure prevent
probe proceed process produce project promise promote prompt propose prosecute protect protest prove provide publish
pull punish purchase push raise rank ratify reach react reaffirm realize rebound recall receive recognize recommend
record recover recruit redeploy reduce refer reflect refuse regain register regulate reiterate reject relate release
relocate rely remain remark remind remove render renew repair repeat replace reply report represent request require
rescue research resign resist resolve respond restore restrict result resume retain retire retreat return
reveal review revise reward rock roll rule rush sack sail salute sanction save scale schedule score seal search
secure seem seize select sentence separate serve settle shape share shell shift signal situate slash slip slow
smash
soar spark speculate sponsor spot stage stall start state station stay step stop storm strengthen stress study submit
succeed sue suffer suggest supply support surge surpass surrender surround survive suspect suspend sustain swap
talk target test testify thank threaten topple total touch tour trace track trade train transfer
transport trap travel treat trigger triple try tumble turn uncover underline undermine unveil update upgrade 
urge use vacate value vary verify veto violate visit voice vote vow wait walk want warn watch weaken welcome widen
work worry worsen wound yield accelerate narrow outnumber outperform halve quadruple
accompany advertise afford alter amass applaud assassinate assign attach attract auction authorize await backdate betray
boycott breach breathe bribe broker bury bypass calculate capsize caution chair chase circulate coincide combine
commend commission compensate compile conceal confess congratulate consult consume contest contradict curb deduct
deepen defect denounce deplore deport deprive derail diagnose dictate diminish disband discard discharge discourage
dismantle disqualify distinguish distribute ditch dominate drag drown dump dwindle earmark encourage engulf enjoy
enlist enroll entail entitle erect erode evade exclude exhume exploit explore extract extradite fabricate falsify
fine flag flock forfeit foster fulfill graduate greet guide handle harass haul hike hope house imprison incur induce
inflict inherit initiate inject inspire insure integrate intervene invent isolate lament lease levy linger load loan
lock loom loot manipulate manufacture mediate migrate miss modify mourn multiply nationalize navigate obey oblige outlaw
outline overhaul overlook overwhelm owe pack park patrol penetrate persist play poison pollute portray precede preserve
preside privatize proclaim prohibit prolong provoke pump pursue qualify question raid reassure recede reckon recount
refund refute regret reinforce reinstate rejoin relieve remember rent reopen repatriate repel rescind reside resemble
reserve resort retaliate retrieve reunite reverse revive revoke rip risk rob ruin sabotage salvage scrap scrape screen
sever ship shorten shrug simplify slam slump smuggle snap span spare spill stab steer stem strand strip
struggle stun subsidize summon supervise suppress survey swallow switch tackle tax tend terminate tie tighten top
torch tow transform translate transmit treble trim trust unite unleash unload unlock vaccinate vanish wage waive weigh
wish withhold witness wonder wreck
abolish absorb abstain certify drift empty erase fetch grab grieve hurl paralyze paralyse shatter uproot vomit
"""

_IRREGULAR = """
arise arose arisen|be was been|bear bore borne|beat beat beaten|become became become|begin began begun|bind bound bound|
blow blew blown|break broke broken|bring brought brought|build built built|burn burned burned|buy bought bought|
catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|
do did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|fight fought fought|
find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forecast forecast forecast|get got got|
give gave given|go went gone|grow grew grown|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|
lose lost lost|make made made|mean meant meant|meet met met|overtake overtook overtaken|pay paid paid|put put put|
quit quit quit|read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|
seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown|
shut shut shut|sign signed signed|sink sank sunk|sit sat sat|speak spoke spoken|spend spent spent|split split split|
spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn|
sweep swept swept|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|
throw threw thrown|understand understood understood|undergo underwent undergone|uphold upheld upheld|
wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written|overthrow overthrew overthrown|burst
burst burst|
cast cast cast|hurt hurt hurt|bid bid bid|slay slew slain|swing swung swung|spin spun spun|bend bent bent|feed fed fed|
sleep slept slept|leap leapt leapt|bite bit bitten|bleed bled bled|slide slid slid|swim swam swum|sing sang sung|
spring sprang sprung|drink drank drunk|forget forgot forgotten|freeze froze frozen|wake woke woken|hang hung hung|
light lit lit|speed sped sped|shrink shrank shrunk|undertake undertook undertaken|broadcast broadcast broadcast|
offset offset offset|rebuild rebuilt rebuilt|repay repaid repaid|retake retook retaken|mislead misled misled|
withhold withheld withheld|withstand withstood withstood|foresee foresaw foreseen|
overshoot overshot overshot|overcome overcame overcome|
overrun overran overrun|oversee oversaw overseen|
override overrode overridden|rewrite rewrote rewritten|shed shed shed|outbid outbid outbid
"""

_DOUBLING = frozenset(
    "admit ban bar commit cut dig drop equip expel hit let permit plan plot prefer refer regret scrap shut "
    "slam slip spot stop submit transfer trap compel swap step stun stab strip snap rip rob trim drag ship shrug "
    "patrol win run sit put set get quit begin forget grab".split()
)

_NO_PAST = frozenset(
    "hundred indeed speed breed bleed seed sacred naked unprecedented beloved aged armed united alleged so-called "
    "rugged "
    "crooked ragged wicked hatred kindred biased limited advanced experienced complicated talented skilled watershed "
    "infrared bloodshed unarmed unidentified undocumented uninhabited dedicated sophisticated".split()
)

NOUN_TOO = frozenset(
    "act address advance aim appeal approach arrest attack attempt award ban bar base battle benefit block bomb boost "
    "broadcast brief call campaign cause challenge change charge check claim clash climb combat comment concern "
    "conduct "
    "contact control cost cover crash cut damage deal debate decline decrease delay demand display dispute draft "
    "drive drop end estimate exchange exercise export face fall favor fear feature fight file fire flood focus force "
    "forecast form fuel fund gain grant guarantee guard halt hand head heat help highlight host impact import increase "
    "interview invite issue jail judge jump lack land lead lift limit link list look march mark match measure move "
    "murder name need note notice object offer order pass place plan pledge plunge point position post press pressure "
    "probe process produce project promise protest purchase push rank read record release remark repair reply report "
    "request research result return review reward ride ring rise rock roll rule run rush sail sanction scale schedule "
    "score seal search sentence set shape share shell shift show sign signal slide split spot spread stage "
    "stall stand start "
    "state station stay step stop storm stress strike study supply support surge suspect swap talk target test tour "
    "trace track trade train transfer transport trap travel trigger turn update upgrade use value veto visit "
    "voice vote "
    "vow walk watch welcome work worry wound yield hit win "
    "auction boycott breach broker caution chair commission contest defect discharge dump fine flag forfeit "
    "guide haul hike hope house lament lease levy loan lock miss outline overhaul pack park patrol play poison "
    "pump question raid refund regret rent reserve resort reverse risk scrap screen ship slump span spill stem "
    "strand strip struggle survey switch tax tie top torch tow trim trust wage wish witness wonder wreck rip "
    "snap slam load bribe calm spare drift swallow vomit empty".split()
)
"""Verbs whose bare form or s-form is as often a noun: the sentence has to show which it is."""


def present(base: str) -> str:
    """Return the form for he, she or it."""
    if base in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


def past(base: str) -> str:
    """Return the past form."""
    return _irregulars().get(base, (_with_ed(base), ""))[0]


def base_of(word: str) -> str | None:
    """Return the verb that a word is a form of, or None."""
    entry = forms().get(word)
    return entry[0] if entry else None


def form_of(word: str) -> Form | None:
    """Return which form of a verb a word can be, or None; an unknown word in "-ed" counts as a past form."""
    entry = forms().get(word)
    if entry is None and word.endswith("ed") and len(word) > 4 and word.isalpha() and word not in _NO_PAST:
        return Form.PAST_AND_PARTICIPLE
    return entry[1] if entry else None


@cache
def forms() -> dict[str, tuple[str, Form]]:
    """Return every known form with its verb."""
    table: dict[str, tuple[str, Form]] = {}
    irregular = _irregulars()
    for base, (was, done) in irregular.items():
        same = Form.PAST_AND_PARTICIPLE if was == done else Form.PAST
        table.setdefault(was, (base, same))
        table.setdefault(done, (base, Form.PARTICIPLE if was != done else same))
    for base in [*irregular, *_REGULAR.split()]:
        if base not in irregular:
            table.setdefault(_with_ed(base), (base, Form.PAST_AND_PARTICIPLE))
        table.setdefault(present(base), (base, Form.PRESENT))
        table.setdefault(_with_ing(base), (base, Form.ING))
        table.setdefault(base, (base, Form.BASE))
    for word in [word for word in table if "iz" in word]:
        base, form = table[word]
        table.setdefault(word.replace("iz", "is", 1), (base, form))
    return table


@cache
def _irregulars() -> dict[str, tuple[str, str]]:
    rows = (row.split() for row in _IRREGULAR.split("|"))
    return {base: (was, done) for base, was, done in rows}


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLING else "") + "ed"


def _with_ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLING else "") + "ing"
