import { expect, test } from 'vitest'
import { signatureOf } from '../../../../src/dialects/signature-headers.ts'
import { digestOf } from '../../../../src/dialects/hmac.ts'
import { DIALECT_NAMES, DIALECTS } from '../../../../src/dialects/registry.ts'
import { EVENTS_OF, type DialectName } from '../../../../src/events/catalogue.ts'
import { createReceiver } from '../../../../src/receiver/receiver.ts'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'
import { secretOf } from '../../../support/dialect-secret.ts'

const judge = async (dialect: DialectName, receive: (request: Request) => Promise<Response>) => {
  const [event = ''] = EVENTS_OF[dialect]
  const text = `scenario: x\nsteps:\n  - publish: ${event}\n  - expect: accepted\n`
  const { scenarios, mistakes } = readScenarios(text, 'x.yaml', { faults: DELIVERY_FAULTS, requirements: undefined })
  expect(mistakes).toEqual([])
  const run = await runScenarios({
    scenarios,
    requirements: new Map(),
    target: 'http://receiver.test/',
    secret: secretOf(dialect),
    policy: 'reject',
    seed: 1,
    fetch: async (url, init) => receive(new Request(url, init)),
  })
  return run.scenarios.flatMap(({ verdict, findings }) => [verdict, ...findings.map(({ cause }) => cause)])
}

test.each(DIALECT_NAMES)('%s: the reference receiver accepts what is signed', async (dialect) => {
  const receiver = createReceiver({ secret: secretOf(dialect), dialects: [dialect] })
  expect((await judge(dialect, (request) => receiver.fetch(request)))[0]).toBe('passed')
})

test.each(DIALECT_NAMES)(
  '%s: a receiver that verifies the body with an added line break gets that diagnosis',
  async (dialect) => {
    const { signature: form, recipes } = DIALECTS[dialect]
    const mistaken = async (request: Request): Promise<Response> => {
      const value = signatureOf({ headers: [...request.headers] }, DIALECTS[dialect]) ?? ''
      const parsed = form.parse(value)
      const body = Buffer.from(`${await request.text()}\n`)
      const isRight = 'digest' in parsed && parsed.digest === digestOf(form, secretOf(dialect), body, parsed.t)
      return new Response(null, { status: isRight ? 200 : 401 })
    }
    const explanation = recipes.find(({ id }) => id === 'newline-added')?.explanation ?? ''
    expect(await judge(dialect, mistaken)).toEqual([
      'failed',
      `The receiver accepts a different signature: ${explanation}.`,
    ])
  },
)
