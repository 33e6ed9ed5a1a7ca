import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recipesOf } from '../../../src/dialects/doctor.ts'
import { DELIVERY_FAULTS } from '../../../src/faults/registry.ts'
import { loadScenarios } from '../../../src/scenario/language/read-files.ts'
import { requirements } from '../../../src/scenario/model/requirements.ts'
import { runScenarios } from '../../../src/scenario/run/run-scenarios.ts'

/** With capitals, so that a change of case shows; hexadecimal, so that decoding does. */
const SECRET = 'ABcd12'
const FOLDER = resolve('scenarios')

/** A receiver that takes the signatures of one wrong recipe alone. */
const startMistaken = async (accepts: (body: Buffer, signature: string) => boolean) => {
  const server = createServer((request, response) => {
    void buffer(request).then((body) =>
      response.writeHead(accepts(body, String(request.headers['x-hub-signature'] ?? '')) ? 200 : 401).end(),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const scenarios = loadScenarios([resolve(FOLDER, 'signature')], {
  faults: DELIVERY_FAULTS,
  requirements: undefined,
}).flatMap((file) => file.scenarios)
const examined = scenarios.filter(({ file }) => /accepts-(any|text|a-valid)/.test(file))

const causesOf = async (url: string): Promise<readonly (string | undefined)[]> => {
  const { scenarios: results } = await runScenarios({
    scenarios: examined,
    requirements,
    target: url,
    secret: SECRET,
    policy: 'reject',
    seed: 5,
    concurrency: 4,
  })
  return results.flatMap(({ findings }) =>
    findings.flatMap(({ verdict, cause }) => (verdict === 'failed' ? [cause] : [])),
  )
}

// A delivery is valid UTF-8: a receiver that replaces what is not refuses none.
const told = recipesOf('interactions').filter(({ id, compute }) => compute !== undefined && id !== 'utf8-replaced')
/** On a body of ASCII alone both recipes give the same, and both name the function that did it. */
const alike = (id: string): string => (id === 'reserialized-ascii' ? 'reserialized-spaced' : id)

test('at least twenty recipes are distinguished', () => {
  expect(told.length).toBeGreaterThanOrEqual(20)
  expect(examined.length).toBeGreaterThan(3)
})

describe('the report names the wrong recipe that a receiver verifies with', () => {
  test.each(told)('$id: $explanation', async (recipe) => {
    const { id } = recipe
    await using receiver = await startMistaken((body, signature) => {
      const right = createHmac('sha1', SECRET).update(body).digest('hex')
      const taken = recipe.compute?.({ body, secret: SECRET, t: '' }) ?? []
      // A body that the mistake leaves as it is has the right signature.
      return (taken.length > 0 ? taken : [right]).includes(
        id === 'whole-header' ? signature : signature.replace(/^sha1=/, ''),
      )
    })
    const causes = await causesOf(receiver.url)
    expect(causes.length).toBeGreaterThan(0)
    const named = told
      .filter(({ explanation }) => causes.some((cause) => cause?.endsWith(`: ${explanation}.`)))
      .map((one) => one.id)
    expect(named.map(alike), JSON.stringify([...new Set(causes)])).toEqual([alike(id)])
  })
})
