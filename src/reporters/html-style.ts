/** The look of the HTML report: no picture, no font and nothing else is fetched. */
export const STYLE = `
:root {
  color-scheme: light dark; --page: #f6f7f9; --card: #fff; --ink: #1c2430; --soft: #5b6675; --line: #dde2e9;
  --code: #f1f3f6; --accent: #2f5bd8; --passed: #1a7f45; --failed: #c4273b; --inconclusive: #8f5f00; --errored: #9b2fae;
  --skipped: #6b7482;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1a2029; --ink: #e4e9f0; --soft: #9aa6b6; --line: #2d3643; --code: #11161d;
    --accent: #8fb0ff; --passed: #56c98a; --failed: #ff7b88; --inconclusive: #e6b450; --errored: #d891e6;
    --skipped: #93a0b0;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main { max-width: 66rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .35rem; letter-spacing: -.01em; }
h2 { font-size: .95rem; margin: 2rem 0 .6rem; color: var(--soft); font-weight: 600; }
h2 .count { font-weight: 400; }
p { margin: .3rem 0; }
code, pre {
  font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere;
}
pre {
  margin: .4rem 0; padding: .7rem .85rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap;
}
.facts {
  display: flex; flex-wrap: wrap; gap: .15rem 1.5rem; margin: 0; color: var(--soft); font-size: .9rem;
  overflow-wrap: anywhere;
}
.facts div { display: flex; gap: .4rem; min-width: 0; }
.facts dt::after { content: ":"; }
.facts dd { margin: 0; color: var(--ink); min-width: 0; }
.counts {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: .6rem; margin: 1.4rem 0 .7rem;
  padding: 0; list-style: none;
}
.counts li {
  background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--of); border-radius: 8px;
  padding: .55rem .8rem; color: var(--soft); font-size: .9rem;
}
.counts b { display: block; font-size: 1.6rem; line-height: 1.2; color: var(--of); font-variant-numeric: tabular-nums; }
.counts .none { opacity: .55; }
.bar { display: flex; height: 6px; border-radius: 3px; overflow: hidden; gap: 2px; }
.bar i { background: var(--of); }
.passed { --of: var(--passed); }
.failed { --of: var(--failed); }
.inconclusive { --of: var(--inconclusive); }
.errored { --of: var(--errored); }
.skipped { --of: var(--skipped); }
.likeness {
  background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 8px;
  padding: .7rem 1rem; margin: 1.2rem 0 0;
}
.scenario { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: .4rem 0; }
.scenario > summary, .line {
  display: grid; grid-template-columns: 7.2rem 1fr auto; gap: .3rem .8rem; align-items: baseline; padding: .55rem .9rem;
}
summary { cursor: pointer; border-radius: 8px; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
summary::-webkit-details-marker { display: none; }
.scenario > summary { list-style: none; }
.scenario > summary .name::after { content: " ▸"; color: var(--soft); }
.scenario[open] > summary .name::after { content: " ▾"; }
.verdict { color: var(--of); font-weight: 600; font-size: .88rem; white-space: nowrap; }
.name { overflow-wrap: anywhere; min-width: 0; }
.ms { color: var(--soft); font-size: .85rem; font-variant-numeric: tabular-nums; }
.inside { border-top: 1px solid var(--line); padding: .8rem .9rem 1rem; }
.finding + .finding { border-top: 1px dashed var(--line); margin-top: 1rem; padding-top: 1rem; }
.labelled {
  display: grid; grid-template-columns: 7.2rem minmax(0, 1fr); gap: .35rem .8rem; margin: 0 0 .6rem;
  align-items: baseline;
}
.labelled dt { color: var(--soft); font-size: .9rem; }
.labelled dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.source { color: var(--soft); font-size: .9rem; }
.level { font-size: .78rem; font-weight: 600; border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; }
.exchange { border: 1px solid var(--line); border-radius: 6px; margin: .45rem 0; }
.exchange > summary { padding: .4rem .75rem; font-size: .9rem; overflow-wrap: anywhere; }
.exchange > div { padding: 0 .75rem .6rem; }
.exchange h3, .also { font-size: .85rem; color: var(--soft); margin: .6rem 0 .1rem; font-weight: 600; }
.exchange table {
  border-collapse: collapse; width: 100%;
  font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
.exchange td { padding: .05rem .8rem .05rem 0; vertical-align: top; overflow-wrap: anywhere; }
.exchange td:first-child { color: var(--soft); width: 14rem; }
@media (max-width: 40rem) {
  main { padding: 1.2rem .8rem 3rem; }
  .scenario > summary, .line { grid-template-columns: 1fr auto; }
  .name { grid-column: 1 / -1; grid-row: 2; }
  .labelled { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .labelled dd { margin-bottom: .5rem; }
  .counts { grid-template-columns: repeat(auto-fit, minmax(5.6rem, 1fr)); }
  .exchange td { display: block; width: auto; padding: 0; }
  .exchange td:first-child { width: auto; padding-top: .3rem; }
}
footer { margin-top: 2.5rem; }
@media print {
  .scenario { break-inside: avoid; }
  body { background: #fff; }
}
`
