import type { Run, Verdict } from '../scenario/model/result.ts'
import { byFolder } from './folders.ts'
import { htmlScenario } from './html-scenario.ts'
import { STYLE } from './html-style.ts'
import { markup } from './markup.ts'
import type { MaskedRun } from './mask-run.ts'
import { describeMs } from '../kit/span-words.ts'
import { assumedText, VERDICTS_IN_ORDER, totalsText } from './wording.ts'

const headline = ({ totals, scenarios, interrupted }: Run): string => {
  const left = interrupted ? ', interrupted before all scenarios had run' : ''
  if (totals.failed > 0)
    return `The receiver broke the contract in ${String(totals.failed)} of ${String(scenarios.length)} scenarios${left}`
  if (totals.errored > 0) return `${String(totals.errored)} of ${String(scenarios.length)} scenarios broke off${left}`
  if (totals.passed === 0) return `No scenario could be judged${left}`
  return `The receiver keeps the contract${totals.inconclusive > 0 ? `, as far as it could be judged` : ''}${left}`
}

const facts = (run: Run): string =>
  `<dl class="facts">${[
    ['target', run.target],
    ['seed', String(run.seed)],
    ['ids', String(run.ids)],
    ['bad signatures', run.policy],
    ['started', run.startedAt],
    ['took', describeMs(run.ms)],
    ['assumed', assumedText(run)],
  ]
    .map(([label = '', value = '']) => `<div><dt>${markup(label)}</dt><dd>${markup(value)}</dd></div>`)
    .join('')}</dl>`

const countItem = (verdict: Verdict, count: number): string =>
  `<li class="${verdict}${count === 0 ? ' none' : ''}"><b>${String(count)}</b>${verdict}</li>`

const counts = ({ totals }: Run): string =>
  `<ul class="counts">${VERDICTS_IN_ORDER.map((verdict) => countItem(verdict, totals[verdict])).join('')}</ul>` +
  `<div class="bar" aria-hidden="true">${VERDICTS_IN_ORDER.filter((verdict) => totals[verdict] > 0)
    .map((verdict) => `<i class="${verdict}" style="flex:${String(totals[verdict])}"></i>`)
    .join('')}</div>`

const assumptionItem = ({ id, value, standard }: Run['assumptions'][number]): string =>
  `<div><dt>${markup(id)}</dt><dd>${markup(value)}${standard ? '' : ' (switched)'}</dd></div>`

const assumptions = (run: Run): string =>
  `<details class="assumptions"><summary>All ${String(run.assumptions.length)} assumptions in force</summary>` +
  `<dl class="facts">${run.assumptions.map(assumptionItem).join('')}</dl></details>`

const likenesses = ({ likenesses: found }: Run): string =>
  found
    .map(
      ({ defect, explanation, fix, match }) =>
        `<div class="likeness"><p><strong>Behaves like: ${markup(defect)}</strong> ` +
        `<span class="source">${String(Math.round(match * 100))} % of the failures match</span></p>` +
        `<p>${markup(explanation)}</p><p>Fix: ${markup(fix)}</p></div>`,
    )
    .join('\n')

/** One page without scripts that fetches nothing; every text in it is escaped, and its policy forbids the rest. */
export const renderHtml = (run: MaskedRun): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${markup(`${run.tool.name}: ${totalsText(run)}`)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body><main>',
    `<h1>${markup(headline(run))}</h1>`,
    facts(run),
    counts(run),
    assumptions(run),
    likenesses(run),
    ...byFolder(run.scenarios).flatMap(({ name, scenarios }) => [
      `<section><h2>${markup(name)} <span class="count">(${String(scenarios.length)})</span></h2>`,
      ...scenarios.map((scenario) => htmlScenario(run, scenario)),
      '</section>',
    ]),
    `<footer class="source">${markup(`${run.tool.name} ${run.tool.version}`)}</footer>`,
    '</main></body>',
    '</html>',
    '',
  ].join('\n')
