"""Apply a person's word to a report: refused relations, merged claims, decided verdicts.

The word of a person is data beside the engine's: it never changes what was read, and what it replaces stays in view.
`adding` puts a file's annotations on a report, `newest` says which of them hold, `relating` and `deciding` say what
they do. Reading a file is `verifier.report.annotated`'s.
"""

from verifier.annotations.adding import annotate
from verifier.annotations.deciding import decide_verdicts
from verifier.annotations.relating import Heard, hear

__all__ = ["Heard", "annotate", "decide_verdicts", "hear"]
