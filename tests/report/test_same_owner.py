"""Corroboration by outlets of one owner is said to be that."""

import pytest
import stories

from verifier.engines.scripted import ScriptedEngine
from verifier.pipeline import verify
from verifier.report import Format, render

WORDS = ("The Harrow dam broke at dawn.", "At daybreak a dam gave way in Harrow.")


@pytest.mark.parametrize("format", [Format.TABLE, Format.MARKDOWN])
@pytest.mark.parametrize(
    ("owners", "is_said"),
    [(("Vale", "Vale"), True), (("Vale", "Dale"), False), (("Vale", None), False), ((None, None), False)],
)
def test_one_owner_behind_all_outlets_is_named(
    format: Format, owners: tuple[str | None, str | None], is_said: bool
) -> None:
    articles = [
        stories.article(name, words).model_copy(update={"owner": owner})
        for name, words, owner in zip(("one", "other"), WORDS, owners, strict=True)
    ]
    claims = [stories.claim(article, 1, body="Harrow County") for article in articles]
    report = verify(articles, engine=ScriptedEngine(claims, tuple(stories.support_each_other(claims))))
    assert {verdict.label for verdict in report.verdicts} == {"corroborated"}
    assert ("same owner: Vale" in " ".join(render(report, format).split())) is is_said
