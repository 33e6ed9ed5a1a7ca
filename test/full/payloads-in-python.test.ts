import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import {
  ASSUMPTION_NAMES,
  ASSUMPTION_VALUES,
  resolveAssumptions,
  type Assumptions,
} from '../../src/contract/assumptions.ts'
import { EVENT_NAMES, EVENTS_OF, type EventName } from '../../src/events/catalogue.ts'
import { isObject } from '../../src/kit/json-object.ts'
import { createMockInProcess } from '../../src/mock.ts'
import { payloadSchemaOf } from '../support/payload-schemas.ts'

const SECRET = 'ab'.repeat(32)
const SEEDS = 12
const isInstalled = spawnSync('python3', ['-c', 'import jsonschema, yaml']).status === 0
const judged = test.skipIf(!isInstalled)
const SKIPPED = isInstalled
  ? ''
  : " (skipped: python3 has no jsonschema or yaml; Debian's python3-jsonschema, python3-yaml)"

interface Sample {
  readonly event: EventName
  readonly body: unknown
}

/** The bodies of all events, each as a delivery carried it. */
const sentUnder = async (assume: Partial<Assumptions>, seed: number): Promise<readonly Sample[]> => {
  const sent: Sample[] = []
  let event: EventName = 'STARTED'
  const mock = createMockInProcess({
    seed,
    clock: 'auto',
    assume: resolveAssumptions(assume),
    subscriptions: [{ url: 'http://receiver.test/', secret: SECRET, events: [...EVENT_NAMES] }],
    fetch: (_, { body }) => {
      sent.push({ event, body: JSON.parse(new TextDecoder().decode(body as Uint8Array)) as unknown })
      return Promise.resolve(new Response('{}'))
    },
  })
  for (event of EVENT_NAMES) {
    mock.publish(event)
    await mock.settled()
  }
  await mock.close()
  return sent
}

/** What Python finds wrong with each. */
const askPython = (samples: readonly Sample[]): readonly (readonly string[])[] => {
  const input = samples.map(({ event, body }) => JSON.stringify({ ...payloadSchemaOf(event), body })).join('\n')
  const { status, stdout, stderr } = spawnSync('python3', ['test/support/payload_schemas.py'], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as readonly string[])
}

type Place = readonly (string | number)[]

/** The places of all texts, numbers and other values that hold no others. */
const leavesOf = (value: unknown, at: Place = []): readonly Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...at, Array.isArray(value) ? Number(key) : key]))
    : [at]

/** A copy with something else at a place. */
const replacedAt = (value: unknown, [key, ...rest]: Place, by: unknown): unknown => {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((one: unknown, index) => (index === key ? replacedAt(one, rest, by) : one))
  return isObject(value) ? { ...value, [key]: replacedAt(value[String(key)], rest, by) } : value
}

const SWITCHED: readonly Partial<Assumptions>[] = [
  {},
  ...ASSUMPTION_NAMES.flatMap((name) => ASSUMPTION_VALUES[name].slice(1).map((value) => ({ [name]: value }))),
]

judged(`Python takes every event under ${String(SEEDS)} seeds${SKIPPED}`, async () => {
  const samples = (await Promise.all(Array.from({ length: SEEDS }, (_, seed) => sentUnder({}, seed)))).flat()
  expect(EVENTS_OF.conversations).toHaveLength(33)
  expect(new Set(samples.map(({ event }) => event))).toEqual(new Set(EVENT_NAMES))
  const wrong = askPython(samples).flatMap((errors, i) => (errors.length > 0 ? [[samples[i]?.event, ...errors]] : []))
  expect(wrong).toEqual([])
})

/** What the spec names by the default of a switch alone: the other value is another name of the same event. */
const NAMED_BY_A_SWITCH = [
  [
    '{"doubtfulEventNames":"CONVERSATION_ENDUSER_REPLACED"}',
    'ConversationEndUserReplaced',
    "/event_fqn: 'CONVERSATION_END_USER_REPLACED' was expected",
  ],
]

judged(`Python takes every event under each value of each switch${SKIPPED}`, async () => {
  const seen = new Set<string>()
  const samples: (Sample & { readonly assume: string })[] = []
  for (const assume of SWITCHED)
    for (const sample of await sentUnder(assume, 3)) {
      const text = JSON.stringify(sample)
      if (!seen.has(text)) samples.push({ ...sample, assume: JSON.stringify(assume) })
      seen.add(text)
    }
  const wrong = askPython(samples).flatMap((errors, i) =>
    errors.length > 0 ? [[samples[i]?.assume, samples[i]?.event, ...errors]] : [],
  )
  expect(samples.length).toBeGreaterThan(2 * EVENT_NAMES.length)
  expect(wrong).toEqual(NAMED_BY_A_SWITCH)
})

/** Places where the documents let anything stand. */
const MAY_BE_ANYTHING = ['data/updated_attribute_values/']

/** Whether Python refuses the body of an event with an object in place of one value, by the place of that value. */
const refusals = async (): Promise<ReadonlyMap<EventName, ReadonlyMap<string, boolean>>> => {
  const mutants = (await sentUnder({}, 5)).flatMap(({ event, body }) =>
    leavesOf(body).map((at) => ({ event, at: at.join('/'), body: replacedAt(body, at, { changed: true }) })),
  )
  const found = new Map<EventName, Map<string, boolean>>(EVENT_NAMES.map((event) => [event, new Map()]))
  for (const [i, errors] of askPython(mutants).entries()) {
    const mutant = mutants[i]
    if (mutant) found.get(mutant.event)?.set(mutant.at, errors.length > 0)
  }
  return found
}
let refused: ReturnType<typeof refusals> | undefined

judged.each(EVENT_NAMES)(`Python refuses %s with a value of the wrong type in any field${SKIPPED}`, async (event) => {
  const places = [...((await (refused ??= refusals())).get(event) ?? [])]
  const taken = places.filter(([at, isRefused]) => !isRefused && !MAY_BE_ANYTHING.some((one) => at.startsWith(one)))
  expect(places.length).toBeGreaterThan(4)
  expect(taken).toEqual([])
})

// The interactions' schema takes any object: its documents require no field.
const TOLD_APART = EVENT_NAMES.filter((event) => !EVENTS_OF.interactions.some((one) => one === event))

judged(`Python refuses every event by the schema of any other${SKIPPED}`, async () => {
  const pairs = (await sentUnder({}, 5)).flatMap(({ event, body }) =>
    TOLD_APART.filter((other) => other !== event).map((other) => ({
      event: other,
      body,
      pair: `${event} as ${other}`,
    })),
  )
  const responses = askPython(pairs)
  expect(pairs.length).toBeGreaterThan(43 * 42)
  expect(pairs.filter((_, i) => responses[i]?.length === 0).map(({ pair }) => pair)).toEqual([])
})
