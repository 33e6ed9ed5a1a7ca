import { expect, test } from 'vitest'
import { createTimeline } from '../../src/cli/timeline.ts'
import { FAULTS } from '../../src/faults/registry.ts'
import { createMockInProcess, type MockOptions } from '../../src/mock.ts'
import { inertJson } from '../../src/reporters/inert-json.ts'
import { viewEntry } from '../../src/server/delivery-view.ts'
import { createViewMask } from '../../src/server/view-mask.ts'

const CANARIES = {
  secret: 'canary secret/ß&"1"',
  basic: 'canary-user:canary-pass-2',
  bearer: 'canary-bearer-3',
  own: 'canary-own-4',
  apiKey: 'canary-api-key-5',
  controlToken: 'canary-control-6',
} as const

const spellings = (text: string): string[] => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Buffer.from(text).toString('hex'),
  JSON.stringify(text).slice(1, -1),
  JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1),
]
const ALL = Object.values(CANARIES).flatMap(spellings)

/** A mock whose receiver tells all that it knows, in reason phrase, headers and body. */
const startTeller = (options: MockOptions = {}) => {
  const echo = Object.values(CANARIES).flatMap(spellings).join(' | ')
  return createMockInProcess({
    seed: 1,
    clock: 'auto',
    apiKey: CANARIES.apiKey,
    controlToken: CANARIES.controlToken,
    retry: { retryAttempts: 1 },
    ...options,
    fetch: (_url, init) =>
      Promise.resolve(
        new Response(`${echo} ${JSON.stringify([...new Headers(init.headers)])}`, {
          status: 500,
          statusText: 'canary-own-4',
          headers: { 'x-echo': encodeURIComponent(echo) },
        }),
      ),
    subscriptions: [
      {
        url: 'http://receiver.test/a',
        secret: CANARIES.secret,
        headers: {
          Authorization: `Basic ${Buffer.from(CANARIES.basic).toString('base64')}`,
          'X-Custom-Key': CANARIES.own,
        },
      },
      {
        url: `http://receiver.test/b?token=${encodeURIComponent(CANARIES.bearer)}`,
        secret: CANARIES.secret,
        headers: { authorization: `Bearer ${CANARIES.bearer}`, 'X-Odd': CANARIES.own },
      },
    ],
  })
}

/** Values for the parameters that a fault needs. */
const parametersOf = (fault: (typeof FAULTS)[number]): Record<string, unknown>[] => {
  const needed = Object.entries(fault.parameters).filter(
    ([, parameter]) => 'required' in parameter && parameter.required,
  )
  const choices = needed.flatMap(([name, parameter]) =>
    'choices' in parameter ? parameter.choices.map((choice: string) => ({ [name]: choice })) : [],
  )
  return choices.length > 0 ? choices : [{}]
}

test('no output shows a secret, credential or custom header, even if the receiver echoes them all', async () => {
  const attached = FAULTS.filter(({ plane }) => plane === 'message' || plane === 'plan').flatMap((fault) =>
    parametersOf(fault).map((parameters) => ({ fault: fault.name, ...parameters })),
  )
  expect(attached.length).toBeGreaterThan(25)
  let sent = 0
  for (const fault of [undefined, ...attached]) {
    await using mock = startTeller()
    const mask = createViewMask(mock)
    const tell = createTimeline({
      paint: (_style, text) => text,
      since: 0,
      mask,
      delivery: (id) => mock.journal.delivery(id),
    })
    const lines: string[] = []
    mock.journal.watch((entry) => lines.push(tell(entry) ?? '', inertJson(viewEntry(entry, mask))))
    try {
      mock.publish('STARTED', { interaction: { id: 'canary-own-4' }, ...(fault && { faults: [fault] }) })
    } catch {
      // It needs a parameter of another kind, and is not sent.
      continue
    }
    sent += 1
    await mock.settled()
    const ask = async (path: string): Promise<string> =>
      (
        await mock.fetch(
          new Request(`http://mock/_mock/${path}`, { headers: { authorization: `Bearer ${CANARIES.controlToken}` } }),
        )
      ).text()
    const shown = {
      lines: lines.join('\n'),
      deliveries: await ask('deliveries'),
      journal: await ask('journal'),
      timeline: await ask('timeline'),
      subscriptions: (await ask('subscriptions')).replace(/"secretKey":"(?:[^"\\]|\\.)*"/g, ''),
    }
    expect(shown.deliveries).toContain('***')
    for (const [name, text] of Object.entries(shown)) {
      if (name !== 'subscriptions')
        for (const canary of ALL)
          expect(text.includes(canary), `${canary} in ${name} under ${JSON.stringify(fault)}`).toBe(false)
    }
  }
  expect(sent).toBeGreaterThan(25)
})

test('a deleted or replaced secret stays masked in earlier entries', async () => {
  await using mock = startTeller()
  const [first] = mock.subscriptions()
  mock.publish('STARTED')
  await mock.settled()
  mock.removeSubscription(first?.id ?? '')
  const text = await (
    await mock.fetch(
      new Request('http://mock/_mock/journal', { headers: { authorization: `Bearer ${CANARIES.controlToken}` } }),
    )
  ).text()
  for (const canary of ALL) expect(text).not.toContain(canary)
})

test('the emulated API shows the secretKey of a configured subscription unchanged when configured to', async () => {
  await using mock = startTeller({ assume: { configuredSubscriptions: 'as-is' } })
  const response = await mock.fetch(
    new Request('http://mock/v1/webhooks', { headers: { authorization: CANARIES.apiKey } }),
  )
  expect(await response.text()).toContain(JSON.stringify(CANARIES.secret))
})
