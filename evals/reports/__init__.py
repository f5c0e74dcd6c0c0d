"""Write a page about runs: one HTML file that says how good the verdicts are, where they go wrong, and on what basis.

values.py: what a page is made of; gather.py: scored runs and comparisons from logs and baselines
cells.py: figures as cells of tables; tables.py, slices.py, costs.py: the tables
axis.py: the chart of intervals; ceiling.py: how far people agree; mistakes.py: the largest kinds of error
notices.py: what to keep in mind; provenance.py: what a run rests on
page.py, page.html.j2, page.css: the page
"""
