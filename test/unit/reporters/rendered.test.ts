import { expect, test } from 'vitest'
import { createPretty, REPORTERS, renderRun } from '../../../src/reporters/registry.ts'
import { REPORTER_NAMES } from '../../../src/reporters/reporter.ts'
import { sampleRun } from '../../support/sample-run.ts'

test.each(REPORTER_NAMES)('renders the sample run as %s', async (name) => {
  await expect(renderRun(REPORTERS[name], sampleRun)).toMatchFileSnapshot(
    `rendered/${name}.${REPORTERS[name].extension}`,
  )
})

test.each(REPORTER_NAMES)('renders a run without scenarios as %s', (name) => {
  const nothing = {
    ...sampleRun,
    scenarios: [],
    likenesses: [],
    assumptions: [],
    totals: { passed: 0, failed: 0, inconclusive: 0, errored: 0, skipped: 0 },
  }
  expect(renderRun(REPORTERS[name], nothing)).toMatch(/\n$/)
})

test('changes nothing of the run it renders', () => {
  const before = JSON.stringify(sampleRun)
  for (const name of REPORTER_NAMES) renderRun(REPORTERS[name], sampleRun)
  expect(JSON.stringify(sampleRun)).toBe(before)
})

test('colours come from the paint that is given, and nothing else of the text changes', () => {
  const painted = renderRun(createPretty({ paint: (style, text) => `⟦${style}⟧${text}⟦/⟧`, width: 100 }), sampleRun)
  expect(painted).toContain('⟦green⟧✔⟦/⟧')
  expect(painted.replace(/⟦[^⟧]*⟧/g, '')).toBe(renderRun(REPORTERS.pretty, sampleRun))
})

test('prose keeps to the width of the terminal, and commands stay whole', () => {
  const lines = renderRun(createPretty({ paint: (_style, text) => text, width: 60 }), sampleRun).split('\n')
  const prose = lines.filter((line) => /^ {2}(expected|seen|fix|likely cause|requirement|why|reason) /.test(line))
  expect(prose.length).toBeGreaterThan(5)
  for (const line of prose) expect([...line].length).toBeLessThanOrEqual(60)
  expect(lines).toContain(
    '    mock-genesys test scenarios/signature/refuses-a-tampered-body.yaml --target http://127.0.0.1:3000/hook ' +
      '--seed 42',
  )
})

test('nothing that a receiver sends is obeyed by the terminal', () => {
  // The line feeds are the report's own.
  expect(renderRun(REPORTERS.pretty, sampleRun)).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
  expect(renderRun(REPORTERS.pretty, sampleRun)).toContain('\\x1b[2J\\x1b]0;owned\\x07 \\u{202e}txt')
})
