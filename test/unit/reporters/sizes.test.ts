import { expect, test } from 'vitest'
import { REPORTERS } from '../../../src/reporters/generated/reporters.ts'
import { REPORTER_NAMES, type ReporterName } from '../../../src/reporters/reporter.ts'
import { largeRun } from '../../support/large-run.ts'

/** What a report of a run of all scenarios with 60 failures may take. Bytes. */
const MAX_BYTES = 2_000_000

/** Formats that people read, or that a service accepts only up to a size, take less. */
const LESS: Readonly<Partial<Record<ReporterName, number>>> = {
  pretty: 20_000,
  junit: 1_000_000,
  tap: 500_000,
  github: 20_000,
  markdown: 100_000,
  html: 1_000_000,
}

test.each(REPORTER_NAMES)('a report of all scenarios with 60 failures is small as %s', (name) => {
  const text = REPORTERS[name].render(largeRun({ failed: 60, causes: 3 }))
  expect(Buffer.byteLength(text)).toBeLessThan(LESS[name] ?? MAX_BYTES)
})
