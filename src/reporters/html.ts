import { defineReporter } from './define-reporter.ts'
import { byLevel } from '../scenario/model/level.ts'
import type { Run, ScenarioResult } from '../scenario/model/result.ts'
import { firstDeliveryOf } from './shown-first-delivery.ts'
import { byFolder } from './folders.ts'
import { exitText, headlineOf } from './headline.ts'
import { htmlCause, htmlErrored, htmlFirstDelivery } from './html-cause.ts'
import { anchorOf, badge } from './html-parts.ts'
import { htmlScenario, type Extent } from './html-scenario.ts'
import { STYLE } from './html-style.ts'
import { markup } from './markup.ts'
import type { MaskedRun } from './mask-run.ts'
import { describeMs } from '../kit/span-words.ts'
import { shownCauses, shownLikeness } from './shown-cause.ts'
import { groupErrored, groupUnjudged } from './unjudged.ts'
import { plural, totalsText } from './wording.ts'

const toneOf = ({ exitCode, totals }: Run): string => {
  if (exitCode !== 0) return 'failed'
  return totals.failed > 0 || totals.passed === 0 ? 'inconclusive' : 'passed'
}

const facts = (run: Run): string =>
  [
    run.target,
    `${plural(run.scenarios.length, 'scenario')} (${run.dialect}) in ${describeMs(run.ms)}`,
    `seed ${String(run.seed)}, ids ${String(run.ids)}`,
    `bad signatures: ${run.policy}`,
    `${run.tool.name} ${run.tool.version}`,
    run.startedAt.replace(/\.\d+Z$/, ' UTC').replace('T', ' '),
  ]
    .map(markup)
    .join(' · ')

/** Keeps an option and its value on one line. */
const unbroken = (html: string): string => html.replace(/--\S+ \w+/g, '<span class="unbroken">$&</span>')

const verdict = (run: Run): string => {
  const [code = '', why = ''] = exitText(run).split(/: (.*)/s, 2)
  return (
    `<header class="verdict-line ${toneOf(run)}"><div><h1>${markup(headlineOf(run))}</h1><p>${facts(run)}</p></div>` +
    `<p class="exit"><b>${markup(code)}</b>${unbroken(markup(why))}</p></header>`
  )
}

/** The views of the page, each with a chip. */
const VIEWS = ['broken', 'unjudged', 'passed', 'all'] as const

/** Returns the initial view of the page. */
const firstView = (broken: number, unjudged: number): (typeof VIEWS)[number] => {
  if (broken > 0) return 'broken'
  return unjudged > 0 ? 'unjudged' : 'passed'
}

const chips = ({ totals, scenarios }: Run): string => {
  const broken = totals.failed + totals.errored
  const unjudged = totals.inconclusive + totals.skipped
  const chosen = firstView(broken, unjudged)
  const labels = {
    broken: `Broken ${String(broken)}`,
    unjudged: `Not judged ${String(unjudged)}`,
    passed: `Passed ${String(totals.passed)}`,
    all: `All ${String(scenarios.length)}`,
  } as const satisfies Record<(typeof VIEWS)[number], string>
  return `<fieldset class="chips"><legend>Show</legend>${VIEWS.map(
    (view) =>
      `<input type="radio" name="view" id="view-${view}"${view === chosen ? ' checked' : ''}>` +
      `<label for="view-${view}">${labels[view]}</label>`,
  ).join('')}</fieldset>`
}

/** How many scenarios, besides the first of each cause, are shown with their evidence. */
const MAX_IN_FULL = 60

const brokenScenarios = (run: Run): string[] => {
  const letters = new Map(run.causes.flatMap(({ letter, scenarios }) => scenarios.map((id) => [id, letter] as const)))
  const firsts = new Set(run.causes.map(({ example }) => example.scenario))
  const broken = run.scenarios
    .filter(({ verdict: one }) => one === 'failed')
    .sort((one, other) => byLevel(one.level, other.level) || Number(firsts.has(other.id)) - Number(firsts.has(one.id)))
  return broken.map((scenario, index) => {
    const extent: Extent = firsts.has(scenario.id) || index < MAX_IN_FULL ? 'full' : 'short'
    return htmlScenario(scenario, { open: firsts.has(scenario.id), extent, letter: letters.get(scenario.id) })
  })
}

const section = (view: string, title: string, parts: readonly string[]): string[] =>
  parts.length === 0 ? [] : [`<section class="${view}"><h2>${title}</h2>`, ...parts, '</section>']

const listed = (scenarios: readonly ScenarioResult[]): string => {
  const items = scenarios.map(({ id, name, level }) => {
    const place = markup(anchorOf(id))
    return `<li id="${place}">${markup(name)} ${badge(level)} <code>${markup(id)}</code></li>`
  })
  return `<ul>${items.join('')}</ul>`
}

const folded = (title: string, scenarios: readonly ScenarioResult[]): string =>
  `<details class="group"><summary>${title}</summary>${listed(scenarios)}</details>`

const unjudged = (run: Run): string[] =>
  groupUnjudged(run).map(({ flag, shows, scenarios }) =>
    folded(
      `<b>${String(scenarios.length)}</b> ${flag === undefined ? '' : `need <code>${markup(flag)}</code> · `}` +
        markup(shows),
      scenarios,
    ),
  )

const passed = (run: Run): string[] =>
  byFolder(run.scenarios).flatMap(({ name, scenarios }) => {
    const kept = scenarios.filter(({ verdict: one }) => one === 'passed')
    const count = kept.length === scenarios.length ? '' : ` of ${String(scenarios.length)}`
    return kept.length === 0 ? [] : [folded(`<b>${String(kept.length)}</b>${count} in ${markup(name)}`, kept)]
  })

const likeness = (run: Run): string[] => {
  const found = shownLikeness(run)
  if (!found) return []
  const { defect, explanation, fix } = found
  const text = `Behaves like <b>${markup(defect)}</b>: ${markup(explanation)}`
  return [`<p class="likeness">${text} <span class="source">${markup(fix)}</span></p>`]
}

const assumptions = ({ assumptions: all }: Run): string => {
  const items = all.map(
    ({ id, value, standard }) => `<li><code>${markup(id)}</code> ${markup(value)}${standard ? '' : ' (set)'}</li>`,
  )
  const title = `${plural(all.length, 'assumption')} in force`
  return `<details class="group"><summary>${title}</summary><ul>${items.join('')}</ul></details>`
}

/**
 * Renders one HTML page without scripts that fetches nothing; every text is escaped, and its content security policy
 * forbids the rest.
 */
const renderHtml = (run: MaskedRun): string => {
  const first = firstDeliveryOf(run)
  return [
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
    verdict(run),
    ...(first ? [htmlFirstDelivery(first)] : []),
    chips(run),
    ...section('broken', 'Causes', [
      ...shownCauses(run).map(htmlCause),
      ...groupErrored(run).map(htmlErrored),
      ...likeness(run),
    ]),
    ...section('broken', 'Broken promises', brokenScenarios(run)),
    ...section('unjudged', 'Not judged', unjudged(run)),
    ...section('passed', 'Passed', passed(run)),
    `<footer>${assumptions(run)}</footer>`,
    '</main></body>',
    '</html>',
    '',
  ].join('\n')
}

export const htmlReporter = defineReporter({
  name: 'html',
  extension: 'html',
  describe: 'a single page without scripts or network',
  render: renderHtml,
})
