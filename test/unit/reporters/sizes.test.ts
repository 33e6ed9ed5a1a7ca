import { expect, test } from 'vitest'
import { REPORTERS, renderRun } from '../../../src/reporters/registry.ts'
import type { ReporterName } from '../../../src/reporters/reporter.ts'
import { largeRun } from '../../support/large-run.ts'

/** What a report of a run of all scenarios with 60 failures may take. Bytes. */
const MAX_BYTES = {
  pretty: 20_000,
  junit: 1_000_000,
  tap: 500_000,
  json: 2_000_000,
  ndjson: 2_000_000,
  github: 20_000,
  markdown: 100_000,
  html: 1_000_000,
  har: 2_000_000,
} as const satisfies Record<ReporterName, number>

test.each(Object.entries(MAX_BYTES))('a report of all scenarios with 60 failures is small as %s', (name, most) => {
  const text = renderRun(REPORTERS[name as ReporterName], largeRun({ failed: 60, causes: 3 }))
  expect(Buffer.byteLength(text)).toBeLessThan(most)
})
