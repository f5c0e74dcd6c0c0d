"""Articles on different events are told apart; those on one event are not."""

from itertools import permutations

from verifier.models import Article
from verifier.strangers import find_strangers

QUAKE = "A strong earthquake struck the coast near Arica on Monday, killing twelve people and damaging the harbour."
QUAKE_AGAIN = "The earthquake near Arica on Monday killed at least twelve people, and the harbour was badly damaged."
BANK = "The central bank of Norway raised its policy rate by a quarter point, citing wages and imported inflation."


def article(name: str, text: str) -> Article:
    return Article(id=name, text=text)


def test_two_articles_on_one_event_are_of_one_story() -> None:
    strangers = find_strangers([article("a", QUAKE), article("b", QUAKE_AGAIN)])
    assert not strangers.apart("a", "b")
    assert strangers.alone == ()


def test_an_article_on_another_event_is_alone() -> None:
    articles = [article("a", QUAKE), article("b", QUAKE_AGAIN), article("c", BANK)]
    for order in permutations(articles):
        strangers = find_strangers(order)
        assert strangers.apart("a", "c")
        assert strangers.alone == ("c",)


def test_a_single_article_is_not_called_a_stranger() -> None:
    assert find_strangers([article("a", BANK)]).alone == ()


def test_an_article_without_words_is_a_stranger_and_no_crash() -> None:
    assert find_strangers([article("a", QUAKE), article("b", "!?")]).alone == ("a", "b")
