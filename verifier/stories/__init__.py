"""Group articles into stories, so that only articles about one event are checked against each other.

mentions: what articles name and count
vectors: how much each mention weighs
clusters: joining what is alike
splitting: telling similar events apart
grouping: articles to stories, with titles
sections: what of a report belongs to which story
"""

from verifier.stories.grouping import Embedder, group_stories

__all__ = ["Embedder", "group_stories"]
