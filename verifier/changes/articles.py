"""Find the articles of one report again in another: by address, else by text, whatever their ids are.

An id may come from a file's name or from an outlet's, so on its own it says little: it counts where the text or the
outlet is the same too.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence

from verifier.models import Article, Report


def _outlet(article: Article) -> Hashable:
    """Return the outlet, None where it is unnamed: what stands for it then is an id, and ids may differ."""
    return article.outlet_key if (article.outlet or "").strip() else None


_SAME: Sequence[Callable[[Article], Hashable]] = (
    lambda article: (article.url, article.text) if article.url else None,
    lambda article: article.url,
    lambda article: (_outlet(article), article.text),
    lambda article: (article.id, article.text),
    lambda article: None if article.url else (article.id, _outlet(article)),
)
"""What two articles share that are one, the surest first; None shares nothing."""


def match_articles(old: Report, new: Report) -> Mapping[str, str]:
    """Return for each article of the newer report that the older one has too its id there; each is found once."""
    found: dict[str, str] = {}
    left = {article.id: article for article in old.articles}
    for same in _SAME:
        waiting: dict[Hashable, deque[str]] = defaultdict(deque)
        for article in left.values():
            waiting[same(article)].append(article.id)
        for article in (article for article in new.articles if article.id not in found):
            key = same(article)
            if key is not None and waiting[key]:
                found[article.id] = waiting[key].popleft()
                del left[found[article.id]]
    return found
