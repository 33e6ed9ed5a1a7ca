import { expect, test } from 'vitest'
import { REPORTERS } from '../../../src/reporters/generated/reporters.ts'
import { createPretty } from '../../../src/reporters/pretty.ts'
import { REPORTER_NAMES } from '../../../src/reporters/reporter.ts'
import { withoutColor, type Paint } from '../../../src/reporters/paint.ts'
import { sampleRun } from '../../support/sample-run.ts'

test.each(REPORTER_NAMES)('renders the sample run as %s', async (name) => {
  await expect(REPORTERS[name].render(sampleRun)).toMatchFileSnapshot(`rendered/${name}.${REPORTERS[name].extension}`)
})

test.each(REPORTER_NAMES)('renders a run without scenarios as %s', (name) => {
  const nothing = {
    ...sampleRun,
    scenarios: [],
    likenesses: [],
    assumptions: [],
    totals: { passed: 0, failed: 0, inconclusive: 0, errored: 0, skipped: 0 },
  }
  expect(REPORTERS[name].render(nothing)).toMatch(/\n$/)
})

test('does not change the run that it renders', () => {
  const before = JSON.stringify(sampleRun)
  for (const name of REPORTER_NAMES) REPORTERS[name].render(sampleRun)
  expect(JSON.stringify(sampleRun)).toBe(before)
})

test('colors come from the given paint, and the text is otherwise unchanged', () => {
  for (const detail of ['causes', 'rows', 'headline'] as const) {
    const render = (paint: Paint): string => createPretty({ paint, width: 100, detail }).render(sampleRun)
    const painted = render((style, text) => `⟦${style}⟧${text}⟦/⟧`)
    expect(painted).toContain('⟦red⟧✘⟦/⟧')
    expect(painted.replace(/⟦[^⟧]*⟧/g, '')).toBe(render(withoutColor))
  }
})

test('prose is wrapped to the terminal, and commands are not', () => {
  const lines = createPretty({ paint: withoutColor, width: 60, detail: 'rows' }).render(sampleRun).split('\n')
  const prose = lines.filter((line) => /^ {2}(expected|seen|fix|likely cause|requirement|why|reason) /.test(line))
  expect(prose.length).toBeGreaterThan(5)
  for (const line of prose) expect([...line].length).toBeLessThanOrEqual(60)
  expect(lines).toContain(
    '    npx mock-genesys test scenarios/signature/rejects-a-tampered-body.yaml --target http://127.0.0.1:3000/hook ' +
      '--seed 42',
  )
})

test('no control sequence from a receiver reaches the terminal', () => {
  // The line feeds are the report's own.
  for (const detail of ['causes', 'rows', 'headline'] as const) {
    const text = createPretty({ paint: withoutColor, width: 200, detail }).render(sampleRun)
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
    expect(text).toContain('\\x07\\x00\\x9b31m \\x1b[2J')
  }
})
