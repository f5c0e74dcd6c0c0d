"""The style of the charts, which the page puts into its own; colours are the page's custom properties."""

STYLE = """
.chart-grid {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(min(34rem, 100%), 1fr)); gap: 1.25rem;
  margin-bottom: 1.25rem;
}
.chart {
  container-type: inline-size; margin: 0; min-width: 0; background: var(--panel); border: 1px solid var(--line);
  padding: 0.75rem clamp(0.5rem, 2vw, 1.25rem);
}
.chart h3 { margin-top: 0; }
.chart h4 { margin: 0 0 0.15rem; font-size: 1.05rem; font-weight: 600; line-height: 1.3; }
.chart-lead { color: var(--muted); font-size: 0.88rem; margin: 0 0 0.5rem; }
.chart-svg { display: block; width: 100%; height: auto; overflow: visible; }
.chart-svg.chart-wide { max-width: 44rem; }
.chart-svg.chart-narrow { display: none; max-width: 28rem; }
.chart-timeline .chart-svg.chart-wide { max-width: 62rem; }
@container (max-width: 33rem) {
  .chart-svg.chart-wide { display: none; }
  .chart-svg.chart-narrow { display: block; }
}
@container (max-width: 40rem) {
  .chart-timeline .chart-svg.chart-wide { display: none; }
  .chart-timeline .chart-svg.chart-narrow { display: block; }
}
.chart-svg text {
  fill: var(--ink); font-family: inherit; unicode-bidi: isolate;
  paint-order: stroke; stroke: var(--panel); stroke-width: 3px; stroke-linejoin: round;
}
.chart-svg .chart-strong { font-size: 12px; font-weight: 700; }
.chart-svg .chart-entry { font-size: 12px; }
.chart-svg .chart-note, .chart-svg .chart-tick { font-size: 11px; fill: var(--muted); }
.chart-rule { stroke: var(--muted); stroke-width: 1; }
.chart-grid-line, .chart-guide, .chart-leader { stroke: var(--line); stroke-width: 1; fill: none; }
.chart-guide { stroke-dasharray: 1 3; }
.chart-mark { color: var(--single); }
.chart-mark.chart-contradicted { color: var(--contradicted); }
.chart-mark.chart-corroborated { color: var(--corroborated); }
.chart-dot { fill: currentColor; stroke: var(--panel); stroke-width: 1; }
.chart-hollow { fill: var(--panel); stroke: currentColor; stroke-width: 2; }
.chart-bar, .chart-tip { stroke: currentColor; stroke-width: 2.5; fill: none; }
.chart-vague { stroke-dasharray: 3 2.5; }
.chart-link { color: var(--single); }
.chart-link.chart-contradicts { color: var(--contradicted); }
.chart-link.chart-updates { color: var(--update); }
.chart-link.chart-varies { color: var(--vary); }
.chart-spine { stroke: currentColor; stroke-width: 1.75; fill: none; }
.chart-varies .chart-spine { stroke-dasharray: 2 3; }
.chart-uncounted .chart-spine { stroke-dasharray: 5 3; stroke-width: 1.25; }
.chart-arrow { fill: currentColor; }
.chart-svg text.chart-sign, .chart-key .chart-sign { fill: currentColor; font-size: 13px; font-weight: 700; }
.chart-sign-ground { fill: var(--panel); }
.chart-break { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.chart-published { stroke: var(--accent); stroke-width: 2; }
.chart-key {
  display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; margin: 0.35rem 0 0.25rem; padding: 0; list-style: none;
  font-size: 0.82rem; color: var(--muted);
}
.chart-key svg { width: 2rem; height: 1rem; vertical-align: -0.15rem; margin-right: 0.3rem; }
.chart-table { font-size: 0.85rem; min-width: 46rem; }
.chart-timeline .chart-table { min-width: 34rem; }
.chart-table :is(th, td) { overflow-wrap: break-word; }
.chart-grid .chart-table td:last-child { min-width: 17rem; }
.chart-grid .chart:has(details[open]) { grid-column: 1 / -1; }
.chart-table caption { text-align: start; color: var(--muted); padding-block: 0.25rem; }
.chart-scroll { overflow-x: auto; }
@media print {
  .chart-timeline .chart-table, .chart-table { min-width: 0; }
  .chart { break-inside: avoid; }
  .chart-timeline { break-inside: auto; }
  .chart-svg, .chart-key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
