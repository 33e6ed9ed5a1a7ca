import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { MockError } from '../../../../src/kit/error.ts'
import { DELIVERY_FAULTS } from '../../../../src/faults/registry.ts'
import { readScenarios } from '../../../../src/scenario/language/read.ts'
import { runScenarios } from '../../../../src/scenario/run/run-scenarios.ts'

test('a control without a response from a crashed receiver restarts it, and the scenario runs again', async () => {
  let alive = false
  const { scenarios } = readScenarios(
    'scenario: believes a time\nsteps:\n  - { control: clock, is: now }\n  - publish: STARTED\n  - expect: accepted\n',
    'own.yaml',
    { faults: DELIVERY_FAULTS, requirements: undefined },
  )
  expect(scenarios).toHaveLength(1)
  const run = await runScenarios({
    target: 'http://receiver.test/',
    secret: 'a secret',
    policy: 'reject',
    scenarios,
    requirements: new Map(),
    fetch: () => Promise.resolve(new Response('{}')),
    controls: {
      clock: () =>
        alive
          ? Promise.resolve()
          : Promise.reject(
              new MockError({ code: 'CONTROL_FAILED', message: 'it did not answer', fix: 'check the URL' }),
            ),
    },
    receiver: {
      isAlive: () => alive,
      restart: () => {
        alive = true
        return Promise.resolve()
      },
    },
  })
  expect(run).toMatchObject({ exitCode: 0, scenarios: [{ verdict: 'passed' }] })
})

test('the request that crashed a receiver is reported if it is not restarted', async () => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (!Buffer.concat(chunks).toString().includes('{"broken"')) return response.writeHead(200).end()
      server.close()
      server.closeAllConnections()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const scenario = (name: string, step: string): string =>
    `scenario: ${name}\nalone: true\nsteps:\n  - publish: STARTED\n${step}  - expect: accepted\n`
  const texts = [
    scenario('takes one', ''),
    scenario('takes what is broken', '    text: \'{"broken"\'\n'),
    scenario('takes another', ''),
  ]
  const run = await runScenarios({
    target: `http://127.0.0.1:${String(port)}/`,
    secret: 'a secret',
    policy: 'reject',
    requirements: new Map(),
    scenarios: texts.flatMap(
      (text, index) =>
        readScenarios(text, `${String(index)}.yaml`, { faults: DELIVERY_FAULTS, requirements: undefined }).scenarios,
    ),
  })
  expect(run.exitCode).toBe(1)
  expect(run.causes).toMatchObject([
    {
      letter: 'A',
      key: 'receiver-gone',
      sentence: expect.stringMatching(
        /stops accepting connections during 1; the last request was STARTED, attempt 1, in 1/,
      ) as string,
      fix: expect.stringContaining('--start') as string,
    },
  ])
  expect(run.causes[0]?.scenarios).toHaveLength(2)
})
