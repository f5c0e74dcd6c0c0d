"""Draw what a report's page shows of figures and times: figures in dispute, and a timeline.

Pure: a report goes in, HTML with inline SVG comes out, escaped and without a style or script of its own. `STYLE` is
for the page to put into its style sheet; it takes its colours from the page's custom properties.

Read in this order: figures (with joining and counterparts below it), connectors, value_scale, time_scale, marks, rows.
"""

from verifier.report.charts.quantities_section import figures_in_dispute
from verifier.report.charts.style import STYLE
from verifier.report.charts.timeline import timeline

__all__ = ["STYLE", "figures_in_dispute", "timeline"]
