"""A report made by hand that has something of everything, and hostile words in it."""

from decimal import Decimal

import pytest

from verifier.models import (
    Article,
    Bound,
    Claim,
    DateBasis,
    Decider,
    EngineInfo,
    Fact,
    Failure,
    Finding,
    FindingKind,
    Grade,
    Judgement,
    Kind,
    Origin,
    OutletView,
    Pair,
    Published,
    Quantity,
    Quote,
    RejectedClaim,
    Relation,
    RelationLabel,
    Report,
    SaidOn,
    Stage,
    Stance,
    Stand,
    Standing,
    Time,
    Usage,
    Verdict,
    VerdictLabel,
)

HOSTILE = "[bold red]Crews[/] \x1b[31mleft \u202egnp.exe @here =1+1"

SENTENCES = {
    "gazette": (
        "At least 12 people died when the Harrow dam broke, the county said on Tuesday.",
        "The dam broke at 5 a.m.",
        "Mayor Ana Ruiz said the village had no warning.",
        "About 900 homes were without power.",
        "Early reports of 30 dead were wrong.",
    ),
    "courier": (
        "Nine people are dead after the Harrow dam burst, county sheriff Lee Park told reporters.",
        "The dam gave way shortly before dawn, at about 5 a.m.",
        "“Nobody rang a siren,” Mayor Ana Ruiz said.",
        "Power was cut to 900 homes.",
    ),
    "wire": (
        "The death toll of the Harrow dam failure rose to 15 on Wednesday, the county said.",
        "The dam did not break at 5 a.m. but at 7 a.m., its operator said.",
        HOSTILE,
        "The river could crest on Friday.",
        "The operator may have known of cracks.",
    ),
}
OUTLETS = {"gazette": "Harrow Gazette", "courier": "The Courier", "wire": "Northern Wire"}
DATES = {"gazette": "2025-03-04", "courier": "2025-03-04T18:00Z", "wire": "2025-03-05"}
COUNTY, MAYOR, OPERATOR = "Harrow County", "Ana Ruiz", "Harrow Water"


def _article(name: str) -> Article:
    return Article(
        id=name,
        text="\n".join(SENTENCES[name]),
        outlet=OUTLETS[name],
        published=Published(
            when=Time(DATES[name]), basis=DateBasis.INFERRED if name == "courier" else DateBasis.STATED
        ),
    )


def _claim(
    name: str,
    place: int,
    text: str,
    origin: Origin,
    *,
    figure: Quantity | None = None,
    stance: Stance = Stance.ASSERTED,
    kind: Kind = Kind.FACT,
    said_on: SaidOn | None = None,
    time: str | None = None,
) -> Claim:
    start = sum(len(sentence) + 1 for sentence in SENTENCES[name][:place])
    sentence = SENTENCES[name][place]
    return Claim(
        id=f"{name}-{place}",
        article=name,
        text=text,
        kind=kind,
        quotes=(Quote(start=start, end=start + len(sentence), text=sentence),),
        origin=origin,
        said_on=said_on,
        stance=stance,
        quantities=(figure,) if figure else (),
        time=Time(time) if time else None,
    )


def _figure(value: int, words: str, of: str, bound: Bound = Bound.EXACT) -> Quantity:
    high = None if bound is Bound.AT_LEAST else Decimal(value)
    return Quantity(low=Decimal(value), high=high, bound=bound, of=of, words=words)


def _claims() -> tuple[Claim, ...]:
    dead = "people killed"
    return (
        _claim(
            "courier",
            0,
            "Nine people died in the Harrow dam failure.",
            Origin(body=COUNTY, speaker="Lee Park"),
            figure=_figure(9, "Nine", dead),
            said_on=SaidOn(date=Time("2025-03-04"), occasion="press briefing"),
            time="2025-03-04",
        ),
        _claim("courier", 1, "The Harrow dam broke at about 5 a.m. on 4 March 2025.", Origin(body="The Courier")),
        _claim("courier", 2, "Nobody rang a siren before the Harrow dam broke.", Origin(body=MAYOR)),
        _claim("courier", 3, "Power was cut to 900 homes.", Origin(body="The Courier")),
        _claim(
            "gazette",
            0,
            "At least 12 people died in the Harrow dam failure.",
            Origin(body=COUNTY, via=("Northern Wire",)),
            figure=_figure(12, "At least 12", dead, Bound.AT_LEAST),
            time="2025-03-04",
        ),
        _claim("gazette", 1, "The Harrow dam broke at 5 a.m. on 4 March 2025.", Origin(body="Harrow Gazette")),
        _claim("gazette", 2, "Ana Ruiz said that the village had no warning.", Origin(body=MAYOR), kind=Kind.STATEMENT),
        _claim("gazette", 3, "About 900 homes were without power.", Origin(body="Harrow Gazette")),
        _claim(
            "gazette",
            4,
            "30 people died in the Harrow dam failure.",
            Origin(body="early reports"),
            figure=_figure(30, "30", dead),
        ),
        _claim(
            "wire",
            0,
            "15 people had died in the Harrow dam failure by 5 March 2025.",
            Origin(body=COUNTY),
            figure=_figure(15, "15", dead),
            time="2025-03-05",
        ),
        _claim("wire", 1, "The Harrow dam broke at 7 a.m. on 4 March 2025.", Origin(body=OPERATOR)),
        _claim("wire", 2, HOSTILE, Origin(body="Northern Wire")),
        _claim(
            "wire", 3, "The river could crest on 7 March 2025.", Origin(body="Northern Wire"), stance=Stance.PREDICTED
        ),
        _claim(
            "wire", 4, "Harrow Water may have known of cracks.", Origin(body="Northern Wire"), stance=Stance.UNCONFIRMED
        ),
    )


def _relation(
    evidence: str, target: str, label: RelationLabel, why: str, standing: Standing = Standing.COUNTS
) -> Relation:
    decider = Decider.FIGURES if "figure" in why else Decider.ENGINE
    return Relation(evidence=evidence, target=target, label=label, why=why, decided_by=decider, standing=standing)


def _relations() -> tuple[Relation, ...]:
    contradicts, supports = RelationLabel.CONTRADICTS, RelationLabel.SUPPORTS
    both_ways = [
        ("courier-0", "gazette-0", contradicts, "the figures 9 and at least 12 lie apart", Standing.COUNTS),
        ("courier-1", "wire-1", contradicts, "5 a.m. and 7 a.m.", Standing.COUNTS),
        ("gazette-1", "wire-1", contradicts, "5 a.m. and 7 a.m.", Standing.COUNTS),
        ("courier-1", "gazette-1", supports, "the same hour", Standing.COUNTS),
        ("courier-3", "gazette-3", supports, "the same number", Standing.COUNTS),
        ("gazette-0", "gazette-4", contradicts, "the figures at least 12 and 30", Standing.SAME_ARTICLE),
        ("courier-2", "gazette-2", RelationLabel.VARIES, "no siren, no warning", Standing.COUNTS),
    ]
    found = [_relation(one, other, label, why, how) for one, other, label, why, how in both_ways]
    found += [_relation(other, one, label, why, how) for one, other, label, why, how in both_ways]
    found += [_relation("wire-0", "gazette-0", RelationLabel.UPDATES, "a toll of a day later")]
    return tuple(sorted(found, key=lambda relation: (relation.evidence, relation.target)))


def _verdict(claim: str, label: VerdictLabel | None, grade: Grade | None, **given: tuple[str, ...]) -> Verdict:
    own = OUTLETS[claim.split("-")[0]]
    outlets = given.pop("outlets_for", (own,))
    origins = given.pop("origins_for", (own,))
    return Verdict(
        claim=claim,
        label=label,
        grade=grade,
        outlets_for=outlets,
        origins_for=origins,
        missing=0 if label else 2,
        articles_read=3,
        articles_given=4,
        why=f"as made by hand: {label or 'withheld'}",
        **given,
    )


def _verdicts() -> tuple[Verdict, ...]:
    contradicted, corroborated, single = VerdictLabel
    two = (OUTLETS["gazette"], OUTLETS["courier"])
    return (
        _verdict("courier-0", contradicted, Grade.IMPROBABLE, contradicting=("gazette-0",), origins_for=(COUNTY,)),
        _verdict(
            "courier-1",
            contradicted,
            Grade.DOUBTFUL,
            supporting=("gazette-1",),
            contradicting=("wire-1",),
            outlets_for=two,
            origins_for=two,
        ),
        _verdict("courier-2", single, Grade.POSSIBLY_TRUE, varying=("gazette-2",), origins_for=(MAYOR,)),
        _verdict(
            "courier-3", corroborated, Grade.CONFIRMED, supporting=("gazette-3",), outlets_for=two, origins_for=two
        ),
        _verdict("gazette-0", contradicted, Grade.IMPROBABLE, contradicting=("courier-0",), updated_by=("wire-0",)),
        _verdict("gazette-1", contradicted, Grade.DOUBTFUL, supporting=("courier-1",), contradicting=("wire-1",)),
        _verdict("gazette-2", single, Grade.POSSIBLY_TRUE, varying=("courier-2",), origins_for=(MAYOR,)),
        _verdict("gazette-3", corroborated, Grade.CONFIRMED, supporting=("courier-3",), outlets_for=two),
        _verdict("gazette-4", single, Grade.POSSIBLY_TRUE),
        _verdict("wire-0", single, Grade.POSSIBLY_TRUE, updates=("gazette-0",), origins_for=(COUNTY,)),
        _verdict("wire-1", contradicted, Grade.IMPROBABLE, contradicting=("courier-1", "gazette-1")),
        _verdict("wire-2", single, Grade.POSSIBLY_TRUE),
        _verdict("wire-3", single, Grade.CANNOT_BE_JUDGED),
        _verdict("wire-4", None, None),
    )


def _facts(claims: tuple[Claim, ...], verdicts: tuple[Verdict, ...]) -> tuple[Fact, ...]:
    together = {"gazette-1": "courier-1", "gazette-3": "courier-3"}
    labels = {verdict.claim: verdict.label for verdict in verdicts}
    facts = []
    for claim in claims:
        if claim.id not in together:
            members = (claim.id, *(other for other, face in together.items() if face == claim.id))
            views = tuple(
                OutletView(outlet=OUTLETS[name], stand=Stand.ASSERTS, claims=(member,))
                for name in sorted(OUTLETS)
                for member in members
                if member.startswith(name)
            )
            facts.append(Fact(id=claim.id, text=claim.text, claims=members, label=labels[claim.id], views=views))
    return tuple(facts)


@pytest.fixture
def report() -> Report:
    claims, verdicts = _claims(), _verdicts()
    return Report(
        verifier_version="0.0.0",
        engine=EngineInfo(name="scripted", model="none"),
        articles=tuple(_article(name) for name in sorted(SENTENCES)),
        claims=claims,
        rejected=(RejectedClaim(article="wire", text="The dam is new.", quote="brand new", reason="quote not found"),),
        judgements=tuple(
            Judgement(evidence=relation.evidence, target=relation.target, label=relation.label, why=relation.why)
            for relation in _relations()
        ),
        unchecked=(Pair(first="courier-1", second="wire-4"), Pair(first="gazette-1", second="wire-4")),
        failures=(
            Failure(
                stage=Stage.EXTRACT,
                reason="The answer was cut off.",
                advice="Raise context_tokens.",
                articles=("herald",),
            ),
        ),
        warnings=("courier has no printed date.",),
        usage=Usage(calls=3, tokens_in=4000, tokens_out=900, seconds=2.5, retries=1),
        relations=_relations(),
        verdicts=verdicts,
        facts=_facts(claims, verdicts),
        findings=(
            Finding(
                kind=FindingKind.QUOTATION_DIFFERS,
                claims=("courier-2", "gazette-2"),
                why="two wordings of one quotation of Ana Ruiz",
            ),
        ),
    )
