import { expect, test } from 'vitest'
import { exitText, headlineOf } from '../../../src/reporters/headline.ts'
import { withoutColor } from '../../../src/reporters/paint.ts'
import type { PrettyOptions } from '../../../src/reporters/pretty-options.ts'
import { createPretty } from '../../../src/reporters/pretty.ts'
import type { Level } from '../../../src/scenario/model/level.ts'
import type { Run, Verdict } from '../../../src/scenario/model/result.ts'
import { largeRun } from '../../support/large-run.ts'
import { makeScenario, sampleRun } from '../../support/sample-run.ts'

const pretty = (run: Run, options: Partial<PrettyOptions> = {}): string =>
  createPretty({ paint: withoutColor, width: 100, ...options }).render(run)
const lines = (text: string): number => text.trimEnd().split('\n').length

test('a passing run fits 25 lines', () => {
  expect(lines(pretty(largeRun()))).toBeLessThanOrEqual(25)
})

test('an unreachable receiver is reported once, however many scenarios are errored', () => {
  expect(lines(pretty(largeRun({ errored: 334 })))).toBe(lines(pretty(largeRun({ errored: 2 }))))
  expect(pretty(largeRun({ errored: 334 }))).toContain('334 scenarios ended in an error')
})

test('the output grows with the causes, not with the rows that they explain', () => {
  const of = (failed: number): number => lines(pretty(largeRun({ failed, causes: 3, unjudged: 0 })))
  expect(of(300)).toBe(of(60))
  expect(of(300)).toBeLessThan(80)
})

test('each cause is reported once, the highest level first, and again as a line of the verdict', () => {
  const text = pretty(largeRun({ failed: 60, causes: 3 }))
  for (const letter of ['A', 'B', 'C'])
    expect(text.match(new RegExp(`^(?:  )?${letter} +(?:MUST|SHOULD) `, 'gm'))).toHaveLength(2)
  expect(text).toContain('and 19 more: --show A')
  expect(text.trimEnd().split('\n').slice(-12).join('\n')).toContain('exit 1: cause A fails the run at --level must')
})

test('a cause counts its scenarios by level if their levels differ, so that the counts add up to the verdict', () => {
  const run = largeRun({ failed: 60, causes: 3 })
  const [first = ''] = run.causes[0]?.scenarios ?? []
  const scenarios = run.scenarios.map((one) => (one.id === first ? { ...one, level: 'MAY' as const } : one))
  expect(pretty(run)).toMatch(/^A {2}MUST .* 20 scenarios$/m)
  expect(pretty({ ...run, scenarios })).toMatch(/^A {2}MUST .* 20 scenarios: 19 MUST, 1 MAY$/m)
})

test('--show prints every row of a cause, or one scenario, in full, and lists the choices if there is none', () => {
  const run = largeRun({ failed: 60, causes: 3 })
  expect(pretty(run, { show: 'b' }).match(/✘ failed/g)).toHaveLength(20)
  expect(pretty(run, { show: 'delivery/keeps-promise-4' }).match(/✘ failed/g)).toHaveLength(1)
  expect(pretty(run, { show: 'Q' })).toContain('this run has the causes A, B, C')
})

test('the headline alone is the sentence, a line for each cause and the exit code', () => {
  expect(lines(pretty(largeRun({ failed: 60, causes: 3 }), { detail: 'headline' }))).toBe(5)
})

test('every row and all details of failures are printed on request', () => {
  const text = pretty(largeRun({ failed: 60, causes: 3 }), { detail: 'rows' })
  expect(text.match(/^ {2}[✔✘?!-] keeps promise/gm)).toHaveLength(484)
  expect(text.match(/^✘ failed/gm)).toHaveLength(60)
})

test('unjudged scenarios are grouped by the option that would provide the evidence, the largest group first', () => {
  const text = pretty({
    ...largeRun({ unjudged: 0 }),
    scenarios: [
      makeScenario('a/1', 'inconclusive', { missing: ['control-clock'] }),
      makeScenario('a/2', 'inconclusive', { missing: ['probe-processed'] }),
      makeScenario('a/3', 'inconclusive', { missing: ['control-secrets'] }),
      makeScenario('a/4', 'skipped', { missing: ['start'] }),
      makeScenario('a/5', 'inconclusive', { missing: ['control-outage'] }),
      makeScenario('a/6', 'inconclusive', { missing: ['probe-state', 'probe-processed'] }),
      makeScenario('a/7', 'inconclusive', { missing: ['probe-processed'] }),
    ],
  })
  const groups = [...text.matchAll(/^(?:not judged| {10}) +(\d) {2}(.*?) {2}/gm)].map(([, count, flag]) => [
    count,
    flag?.trim(),
  ])
  expect(groups).toEqual([
    ['3', '--control URL'],
    ['2', '--probe-processed URL'],
    ['1', '--start COMMAND'],
    ['1', '--probe-processed and --probe-state'],
  ])
})

const runOf = (rows: readonly (readonly [Level, Verdict])[], given: Partial<Run> = {}): Run => {
  const scenarios = rows.map(([level, verdict], index) => makeScenario(`a/${String(index)}`, verdict, { level }))
  const count = (verdict: Verdict): number => rows.filter(([, one]) => one === verdict).length
  return {
    ...sampleRun,
    causes: [],
    scenarios,
    totals: {
      passed: count('passed'),
      failed: count('failed'),
      inconclusive: count('inconclusive'),
      errored: count('errored'),
      skipped: count('skipped'),
    },
    exitCode: 0,
    ...given,
  }
}

test('the sentence says how many scenarios need probes if a run has none', () => {
  const missing = makeScenario('a/1', 'inconclusive', { missing: ['probe-processed'] })
  const run = runOf([['MUST', 'passed']])
  const open = { ...run, scenarios: [...run.scenarios, missing], totals: { ...run.totals, inconclusive: 1 } }
  const none = { processed: false, state: false, details: false }
  expect(headlineOf({ ...open, probes: none })).toContain('1 not judged (1 needs probes)')
  expect(headlineOf({ ...open, probes: { ...none, processed: true } })).toMatch(/ 1 not judged$/)
})

test.each([
  ['nothing', [], 'No scenario was run'],
  ['one promise kept', [['MUST', 'passed']], 'Keeps the 1 MUST promise'],
  [
    'all kept',
    [
      ['MUST', 'passed'],
      ['SHOULD', 'passed'],
    ],
    'Keeps all 2 promises (1 MUST, 1 SHOULD)',
  ],
  [
    'some not judged',
    [
      ['MUST', 'passed'],
      ['MUST', 'passed'],
      ['MUST', 'inconclusive'],
      ['SHOULD', 'skipped'],
    ],
    'Keeps all 2 MUST promises that could be judged · 2 not judged',
  ],
  [
    'a SHOULD broken',
    [
      ['MUST', 'passed'],
      ['MUST', 'passed'],
      ['SHOULD', 'failed'],
      ['SHOULD', 'passed'],
    ],
    'Keeps all 2 MUST promises · breaks 1 of 2 SHOULD promises',
  ],
  [
    'MUST and MAY broken',
    [
      ['MUST', 'failed'],
      ['SHOULD', 'passed'],
      ['SHOULD', 'passed'],
      ['MAY', 'failed'],
    ],
    'Breaks 1 of 1 MUST and 1 of 1 MAY promises · keeps all 2 SHOULD promises',
  ],
  ['only unjudged', [['MUST', 'inconclusive']], 'Nothing could be judged'],
  [
    'an error',
    [
      ['MUST', 'errored'],
      ['MUST', 'passed'],
    ],
    '1 scenario ended in an error · keeps the 1 MUST promise that could be judged',
  ],
] as const satisfies readonly (readonly [string, readonly (readonly [Level, Verdict])[], string])[])(
  'sums up in a sentence what was kept and broken: %s',
  (_what, rows, sentence) => {
    expect(headlineOf(runOf(rows))).toBe(sentence)
  },
)

test('a run that exits with 0 reports no broken contract, and names the level at which it would exit with 1', () => {
  const run = runOf([['SHOULD', 'failed']], { level: 'must', exitCode: 0 })
  expect(exitText(run)).toBe(
    'exit 0: no broken promise fails the run at --level must; with --level should the exit code would be 1',
  )
  expect(pretty(run)).not.toMatch(/broke the contract/i)
})
