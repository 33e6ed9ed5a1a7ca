import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { agreementsOf } from '../../support/spec/agree.ts'
import { ajvFor } from '../../support/spec/agreement.ts'
import { recordCorpus } from '../../support/spec/corpus.ts'
import type { Json } from '../../support/spec/schema-values.ts'

const spec = parse(readFileSync(new URL('../../../spec/genesys.openapi.yaml', import.meta.url), 'utf8')) as Json

test('the spec documents exactly what the mock responds with and sends', async () => {
  const corpus = await recordCorpus()
  expect([corpus.calls.length, corpus.deliveries.length]).toEqual([expect.any(Number), 1880])
  const ajv = ajvFor(spec)
  const wrong = agreementsOf(spec, corpus).flatMap((one) => one.run(spec, ajv))
  expect([...new Set(wrong)]).toEqual([])
})
