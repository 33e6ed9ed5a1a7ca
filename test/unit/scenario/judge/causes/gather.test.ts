import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { causesOf } from '../../../../../src/scenario/judge/causes/causes.ts'
import { gatherCauses } from '../../../../../src/scenario/judge/causes/gather.ts'
import {
  effectsOf,
  SECRET,
  simulate,
  type Reply,
  type Seen,
  type Simulated,
} from '../../../../support/simulated-run.ts'

/** A right receiver, but for what it is told to do otherwise. */
const receiver = (otherwise: (seen: Seen, right: () => Reply) => Reply | undefined): Simulated => {
  const known = new Set<string>()
  return (seen) => {
    const right = (): Reply => {
      if (!seen.isSigned) return { status: 401 }
      return seen.json === undefined ? { status: 400 } : { status: 200, effects: effectsOf(seen, known) }
    }
    return otherwise(seen, right) ?? right()
  }
}

const entriesOf = ({ json }: Seen) => json?.data?.entities ?? []
const isSigned =
  (test: (seen: Seen) => boolean, status: number, more: Partial<Reply> = {}) =>
  (seen: Seen): Reply | undefined =>
    seen.isSigned && test(seen) ? { status, ...more } : undefined
const isForged =
  (test: (given: string | undefined) => boolean, status: number) =>
  (seen: Seen): Reply | undefined =>
    !seen.isSigned && test(seen.headers['X-Hub-Signature']) ? { status } : undefined
const all = (): boolean => true

const stack = (error: string): string =>
  `${error}\n    at handle (/app/server.js:41:9)\n` +
  '    at Layer.handle (/app/node_modules/express/lib/router/layer.js:95:5)'

const process = ({ json }: Seen): Reply => ({
  status: 200,
  effects: (json?.data?.entities ?? []).map(({ event, entity }) => `${String(event)} ${String(entity?.id)}`),
})

let had = new Set<string>()
/** Whether an event is known from before; each test begins anew. */
const isKnown = ({ json, number }: Seen): boolean => {
  if (number < 2) had = new Set()
  const names = (json?.data?.entities ?? []).map(({ event, entity }) => `${String(event)} ${String(entity?.id)}`)
  const known = names.some((name) => had.has(name))
  for (const name of names) had.add(name)
  return known
}

/** Where receivers are played that a table of answers cannot stand for. */
const PLAYED = [
  'test/full/causes.test.ts',
  'test/receivers/faulty/mistakes.ts',
  'test/unit/scenario/run/dead-receivers.test.ts',
]

/** What a receiver does, and what is said of it: the key of the one cause, and what its sentence holds. */
const TABLE: readonly (readonly [string, RegExp, (seen: Seen, right: () => Reply) => Reply | undefined])[] = [
  ['other-2xx', /responds with 204/, isSigned(({ json }) => json !== undefined, 204)],
  ['other-2xx', /responds with 202 to a body over 100 kB/, isSigned(({ text }) => text.length > 102_400, 202)],
  ['rate-limit', /429/, ({ number }) => (number > 6 ? { status: 429 } : undefined)],
  ['auth-in-front', /login page/, () => ({ status: 302, headers: { location: '/login' } })],
  ['auth-in-front', /401 to every request/, () => ({ status: 401, headers: { 'www-authenticate': 'Basic' } })],
  ['redirect-slash', /trailing slash/, () => ({ status: 308, headers: { location: '/webhook/' } })],
  ['redirects', /\/elsewhere/, () => ({ status: 301, headers: { location: '/elsewhere' } })],
  ['wrong-path', /404 to POST \/webhook/, () => ({ status: 404 })],
  ['wrong-path', /405/, () => ({ status: 405 })],
  ['body-limit', /413 to every body over 100 kB/, isSigned(({ text }) => text.length > 102_400, 413)],
  ['body-limit', /500 to a body over 100 kB/, isSigned(({ text }) => text.length > 102_400, 500)],
  [
    'refuses-duplicates',
    /409/,
    (seen) =>
      /STARTED|FINISHED/.test(seen.text) && seen.json?.data?.entities?.[0]?.entity && seen.isSigned && isKnown(seen)
        ? { status: 409 }
        : undefined,
  ],
  [
    'unguarded-fields',
    /500 to .*stack trace from Express/,
    isSigned((seen) => seen.json !== undefined && entriesOf(seen)[0]?.entity === undefined, 500, {
      body: stack("TypeError: Cannot read properties of undefined (reading 'entity')"),
    }),
  ],
  ['comparison-throws', /wrong length/, isForged((given) => given !== undefined && given.length !== 45, 500)],
  ['missing-signature-throws', /without a signature/, isForged((given) => given === undefined, 500)],
  ['refuses-with-5xx', /500 to a missing or wrong signature/, isForged(all, 500)],
  ['refuses-everything', /401 to every correctly signed/, () => ({ status: 401 })],
  ['responds-late', /ordinary deliveries in time/, () => ({ status: 'timed out' })],
  ['fails-on-everything', /500 to every correctly signed/, isSigned(({ json }) => json !== undefined, 500)],
  ['content-type', /without a content type/, isSigned(({ headers }) => !headers['Content-Type'], 415)],
  ['other-signature', /non-ASCII/, isSigned(({ text }) => /[^ -~\s]/.test(text), 401)],
  ['case-sensitive-header', /different letter case/, isSigned(({ headers }) => !headers['X-Hub-Signature'], 401)],
  ['needs-operation-id', /without operationId/, isSigned(({ json }) => !!json && !json.operationId, 400)],
  [
    'needs-start',
    /FINISHED/,
    isSigned(({ text }) => text.includes('"f1"') || text.includes('FINISHED","entity":{"id":"AB"'), 404),
  ],
  ['unknown-event', /unknown event/, isSigned(({ text }) => /PAUSED|RESUMED/.test(text), 500)],
  ['closed-enum', /interactionSubtype/, isSigned(({ text }) => text.includes('AppleBusiness'), 400)],
  ['closed-schema', /unknown field/, isSigned(({ text }) => text.includes('"version"'), 400)],
  ['needs-trace', /trace ID/, isSigned(({ headers }) => !headers['X-B3-TraceId'], 400)],
  ['unparsable-json', /not JSON/, isSigned(({ json }) => json === undefined, 500)],
  ['no-verification', /any signature/, (seen) => (seen.json ? process(seen) : undefined)],
  ['responds-before-verifying', /none of the forged/, isForged(all, 200)],
  ['page-for-people', /HTML page/, () => ({ status: 200, headers: { 'content-type': 'text/html' } })],
  ['unsigned-accepted', /without a signature/, isForged((given) => given === undefined, 200)],
  ['unsigned-accepted', /missing or empty/, isForged((given = '') => given === '', 200)],
  ['missing-signature-throws', /missing or empty/, isForged((given = '') => given === '', 500)],
  ['digest-not-compared', /sha1=/, isForged((given) => /^sha1=./.test(given ?? ''), 200)],
  ['part-compared', /only partly/, isForged((given = '') => given.length === 20, 200)],
  [
    'acts-before-verifying',
    /after processing it/,
    (seen) => (seen.isSigned ? undefined : { ...process(seen), status: 401 }),
  ],
  ['no-dedupe', /redelivered/, (seen) => (seen.isSigned && seen.json ? process(seen) : undefined)],
  [
    'drops-FINISHED',
    /FINISHED but does not/,
    ({ text, isSigned: signed }) =>
      signed && /FINISHED","entity":{"id":"[fk]1"/.test(text) ? { status: 200 } : undefined,
  ],
  [
    'unknown-event-taken',
    /as FINISHED/,
    ({ text, json }) =>
      /PAUSED|RESUMED/.test(text)
        ? { status: 200, effects: [`FINISHED ${String(json?.data?.entities?.[0]?.entity?.id)}`] }
        : undefined,
  ],
  [
    'first-entity-only',
    /only the first event/,
    ({ text }) => (text.includes('"b2"') ? { status: 200, effects: ['STARTED b1'] } : undefined),
  ],
  [
    'last-entity-only',
    /only the last event/,
    ({ text }) => (text.includes('"b2"') ? { status: 200, effects: ['STARTED b2'] } : undefined),
  ],
  [
    'mixes-up-ids',
    /only in letter case/,
    ({ text }) => (text.includes('"AB"') ? { status: 200, effects: ['FINISHED Ab'] } : undefined),
  ],
  ['no-effect', /processes nothing/, (seen) => (seen.isSigned && seen.json ? { status: 200 } : undefined)],
  ['required-members', /400 to/, isSigned(({ json }) => !!json && !json.data?.entities?.[0]?.entity?.mediaType, 400)],
  ['dedupes-by-operation-id', /operationId/, ({ text }) => (text.includes('"o2"') ? { status: 200 } : undefined)],
]

describe('a receiver with one mistake gets that mistake as its cause', () => {
  test.each(TABLE)('%s: %s', (key, sentence, otherwise) => {
    const { causes } = gatherCauses(simulate(receiver(otherwise)), { secrets: [SECRET] })
    expect(causes.map((cause) => cause.key)).toContain(key)
    const [first] = causes
    expect(first?.key).toBe(key)
    expect(first?.sentence).toMatch(sentence)
  })
})

test('a receiver without deduplication has one cause, however an event is redelivered', () => {
  const { causes } = gatherCauses(
    simulate(receiver((seen) => (seen.isSigned && seen.json ? process(seen) : undefined))),
    { secrets: [SECRET] },
  )
  expect(causes.map((cause) => cause.key)).toEqual(['no-dedupe'])
})

test('failures on broken connections have the cause of their body', () => {
  const chunked = { text: '{"operationId":"w2","data":{"entities":[]}}', due: 'accepted', faults: ['chunked'] } as const
  const scenarios = simulate(receiver(isSigned(({ text }) => text.includes('"version"'), 400)), {
    chunked,
    'chunked-and-more': { ...chunked, text: chunked.text.replace('{', '{"version":2,') },
  })
  const { causes } = gatherCauses(scenarios, { secrets: [SECRET] })
  expect(causes.map(({ key, scenarios: ids }) => [key, ids.length])).toEqual([['closed-schema', 2]])
})

test('each possible cause is in this table, or is found in a test receiver', () => {
  const folder = 'src/scenario/judge/causes'
  const source = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  const told = new Set(source.flatMap((text) => [...text.matchAll(/key: '([^']+)'/g)].map(([, key]) => String(key))))
  const played = PLAYED.map((file) => readFileSync(file, 'utf8')).join('\n')
  const known = new Set(TABLE.map(([key]) => key))
  expect([...told].filter((key) => !known.has(key) && !played.includes(`'${key}'`))).toEqual([])
})

test('a correct receiver has no causes', () => {
  expect(gatherCauses(simulate(receiver(() => undefined)), { secrets: [SECRET] })).toMatchObject({ causes: [] })
})

test('causes have the letters A, B and so on, the highest level first, and each failed scenario has one', () => {
  const scenarios = simulate(
    receiver(
      (seen) =>
        isForged((given) => given === undefined, 500)(seen) ?? isSigned(({ text }) => text.length > 102_400, 413)(seen),
    ),
  )
  const { causes } = gatherCauses(scenarios, { secrets: [SECRET] })
  expect(causes.map(({ letter }) => letter)).toEqual(['A', 'B'])
  const failed = scenarios.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)
  expect(new Set(causes.flatMap((cause) => cause.scenarios))).toEqual(new Set(failed))
})

test("a failure is explained by its cause, not by the author's hypothesis", () => {
  const simulated = simulate(receiver(isSigned(({ text }) => text.length > 102_400, 413)))
  const guessed = simulated.map((scenario) => ({
    ...scenario,
    findings: scenario.findings.map((finding) => ({ ...finding, cause: 'a guess' })),
  }))
  const { scenarios, causes } = gatherCauses(guessed, { secrets: [SECRET] })
  const failed = scenarios.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'failed'))
  expect(failed.map(({ cause }) => cause)).toEqual([causes[0]?.cause])
})

test('a receiver that needs STARTED first is shown no code that parses bodies', () => {
  const isLone = ({ text }: Seen): boolean => text.includes('"f1"') || text.includes('FINISHED","entity":{"id":"AB"')
  const parsing = { framework: 'Express', code: 'JSON.parse(raw)' }
  const scenarios = simulate(receiver(isSigned(isLone, 500))).map((scenario) => ({
    ...scenario,
    findings: scenario.findings.map((finding) => ({ ...finding, snippets: [parsing] })),
  }))
  const { causes } = gatherCauses(scenarios, { secrets: [SECRET] })
  expect(causes.map(({ key, snippets }) => [key, snippets])).toEqual([['needs-start', []]])
})

test('a slow receiver gets follow-up requests with a longer timeout, and the response names the cause', async () => {
  const scenarios = simulate(receiver(() => ({ status: 'timed out' })))
  const known = { secrets: [SECRET] }
  expect((await causesOf(scenarios, known, undefined)).causes[0]).toMatchObject({ cause: undefined })
  const patient = await causesOf(scenarios, known, () =>
    Promise.resolve([
      { kind: 'accepted', ms: 2600, response: { status: 200, reason: 'OK', headers: {}, body: '', truncated: false } },
    ]),
  )
  expect(patient.causes[0]?.sentence).not.toContain('2.6 s')
  expect(patient.causes[0]?.cause).toMatch(/responds after 2\.6 s: .* before it responds/)
})

test('at most twenty follow-up requests are sent, and none when nothing is unexplained', async () => {
  let sent = 0
  const send = (_: unknown, { copies = 1 } = {}) => {
    sent += copies
    return Promise.resolve([])
  }
  await causesOf(simulate(receiver(isSigned(({ text }) => text.length > 102_400, 413))), { secrets: [SECRET] }, send)
  expect(sent).toBe(0)
  await causesOf(
    simulate(receiver(({ number }) => (number % 3 === 0 ? { status: 500 } : undefined))),
    { secrets: [SECRET] },
    send,
  )
  expect(sent).toBeGreaterThan(0)
  expect(sent).toBeLessThanOrEqual(20)
})
