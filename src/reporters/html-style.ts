import { DARK, LIGHT, type Palette } from '../picture/palette.ts'

/** The colors of the live page, by their meaning in a report. */
const reportColors = (palette: Palette): string =>
  Object.entries({
    page: palette.paper,
    card: palette.card,
    ink: palette.ink,
    soft: palette.quiet,
    line: palette.line,
    code: palette.paper,
    accent: palette.accent,
    'accent-soft': palette.chosen,
    passed: palette.accepted,
    failed: palette.rejected,
    inconclusive: palette['timed-out'],
    mark: palette['rejected-soft'],
  })
    .map(([name, color]) => `--${name}: ${color};`)
    .join(' ')

/** The style sheet of the HTML report; it fetches no image or font. */
export const STYLE = `
:root { color-scheme: light dark; ${reportColors(LIGHT)} }
@media (prefers-color-scheme: dark) { :root { ${reportColors(DARK)} } }
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main { max-width: 70rem; margin: 0 auto; padding: 1.6rem 1.25rem 4rem; }
h1, h2, h3, h4, p, ul, ol, dl { margin: 0; }
h1 { font-size: 1.45rem; line-height: 1.3; letter-spacing: -.01em; }
h2 { font-size: .95rem; margin: 1.8rem 0 .6rem; color: var(--soft); font-weight: 600; }
h3 { font-size: 1.1rem; line-height: 1.35; overflow-wrap: anywhere; }
h4, .also { font-size: .85rem; color: var(--soft); margin: .6rem 0 .1rem; font-weight: 600; }
a { color: var(--accent); }
code, pre, table {
  font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere;
}
pre {
  margin: .4rem 0; padding: .6rem .8rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; max-height: 22rem; overflow: auto;
}
.verdict-line {
  display: flex; gap: .8rem 2rem; align-items: center; justify-content: space-between; background: var(--card);
  border: 1px solid var(--line); border-left: 6px solid var(--of); border-radius: 12px; padding: 1rem 1.25rem;
}
.verdict-line p { color: var(--soft); margin-top: .3rem; overflow-wrap: anywhere; }
.exit { flex: 0 1 15rem; text-align: right; font-size: .9rem; }
.unbroken { white-space: nowrap; }
.exit b { display: block; color: var(--of); font-size: 1.25rem; white-space: nowrap; }
.passed { --of: var(--passed); }
.failed, .errored, .must { --of: var(--failed); }
.inconclusive, .should { --of: var(--inconclusive); }
.may { --of: var(--soft); }
.chips { display: flex; flex-wrap: wrap; gap: .5rem; border: 0; margin: 1rem 0 0; padding: 0; }
.chips legend, .chips input { position: absolute; opacity: 0; width: 1px; height: 1px; overflow: hidden; }
.chips label {
  background: var(--card); border: 1px solid var(--line); border-radius: 99px; padding: .25rem .9rem; cursor: pointer;
  font-size: .92rem; font-variant-numeric: tabular-nums;
}
.chips input:checked + label { border-color: var(--accent); background: var(--accent-soft); font-weight: 600; }
.chips input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }
main:has(#view-broken:checked) :is(section.unjudged, section.passed),
main:has(#view-unjudged:checked) :is(section.broken, section.passed),
main:has(#view-passed:checked) :is(section.broken, section.unjudged) { display: none; }
main section:has(:target) { display: block !important; }
li:target { font-weight: 600; }
.cause {
  background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--of); border-radius: 10px;
  padding: .9rem 1.1rem; margin: .6rem 0;
}
.cause > .labelled { margin-top: .6rem; }
.letter {
  display: inline-block; min-width: 1.6rem; padding: 0 .35rem; border-radius: 6px; text-align: center; font-weight: 700;
  background: var(--code); border: 1px solid var(--line); font-size: .88rem;
}
.count { color: var(--soft); font-weight: 400; font-size: .95rem; white-space: nowrap; }
.level {
  font-size: .75rem; font-weight: 600; border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem;
  color: var(--of); vertical-align: .1em; white-space: nowrap;
}
.likeness { color: var(--soft); margin: .6rem .2rem; }
.source { color: var(--soft); font-size: .9rem; }
.labelled {
  display: grid; grid-template-columns: 7.2rem minmax(0, 1fr); gap: .3rem .8rem; margin: .4rem 0; align-items: baseline;
}
.labelled dt { color: var(--soft); font-size: .9rem; }
.labelled dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.scenario, .group { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: .4rem 0; }
.scenario > summary {
  display: grid; grid-template-columns: auto 1fr auto auto auto; gap: .3rem .7rem; align-items: baseline;
  padding: .5rem .9rem; list-style: none;
}
summary { cursor: pointer; border-radius: 8px; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
summary::-webkit-details-marker { color: var(--soft); }
.scenario > summary::-webkit-details-marker { display: none; }
.scenario > summary .name::after { content: " ▸"; color: var(--soft); }
.scenario[open] > summary .name::after { content: " ▾"; }
.scenario .verdict { color: var(--of); font-weight: 700; }
.name { overflow-wrap: anywhere; min-width: 0; }
.ms { color: var(--soft); font-size: .85rem; font-variant-numeric: tabular-nums; }
.inside { border-top: 1px solid var(--line); padding: .7rem .9rem 1rem; scroll-margin-top: 3rem; }
.finding + .finding { border-top: 1px dashed var(--line); margin-top: .8rem; padding-top: .6rem; }
.strip {
  display: flex; flex-wrap: wrap; gap: .35rem; padding: 0; margin: .5rem 0; list-style: none; font-size: .85rem;
}
.strip li {
  border: 1px solid var(--line); border-radius: 99px; padding: .05rem .7rem; color: var(--soft);
  overflow-wrap: anywhere;
}
.strip b { color: var(--inconclusive); }
.strip .accepted b { color: var(--passed); }
.strip .marked { border-color: var(--failed); background: var(--mark); }
.group { padding: .45rem .9rem; }
.group ul { padding-left: 1.2rem; margin: .5rem 0 .3rem; }
.group li { overflow-wrap: anywhere; }
.group li code { color: var(--soft); }
.exchange, .more { border: 1px solid var(--line); border-radius: 6px; margin: .45rem 0; }
.exchange > summary, .more > summary { padding: .35rem .75rem; font-size: .9rem; overflow-wrap: anywhere; }
.exchange > div, .more > :not(summary) { padding: 0 .75rem .5rem; }
.more > pre { margin: 0 .75rem .6rem; padding: .6rem .8rem; }
.exchange table { border-collapse: collapse; width: 100%; }
.exchange td { padding: .05rem .8rem .05rem 0; vertical-align: top; overflow-wrap: anywhere; }
.exchange td:first-child { color: var(--soft); width: 14rem; }
@media (max-width: 40rem) {
  main { padding: 1rem .8rem 3rem; }
  h1 { font-size: 1.2rem; }
  .verdict-line { display: block; padding: .8rem 1rem; }
  .exit { text-align: left; }
  .exit b { display: inline; margin-right: .5rem; font-size: 1.05rem; }
  .scenario > summary { grid-template-columns: auto auto auto 1fr; }
  .name { grid-column: 1 / -1; grid-row: 2; }
  .labelled { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .labelled dd { margin-bottom: .45rem; }
  .exchange td { display: block; width: auto; padding: 0; }
  .exchange td:first-child { width: auto; padding-top: .3rem; }
}
footer { margin-top: 2.5rem; color: var(--soft); }
@media print {
  body { background: #fff; }
  .chips, section.passed { display: none; }
  .cause, .scenario { break-inside: avoid; }
}
`
