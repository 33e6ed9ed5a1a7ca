import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectTypeOf, test } from 'vitest'
import { describeFaults } from '../../../src/cli/commands/faults.ts'
import { createDialects } from '../../../src/dialects/registry.ts'
import { defineFault } from '../../../src/faults/define.ts'
import type { ApiCall, Fault, Message, PlannedDelivery, Parameter, ParameterValues } from '../../../src/faults/fault.ts'
import { choice, choiceFrom, duration, status, text, wholeNumber } from '../../../src/faults/parameter-kinds.ts'
import { attach } from '../../../src/faults/parameters.ts'
import { FAULTS } from '../../../src/faults/registry.ts'
import { viewFault } from '../../../src/server/engine-view.ts'

const SRC = join(import.meta.dirname, '../../../src/faults')
const sources = readdirSync(SRC).filter((file) => file.endsWith('.ts'))

const OWED: PlannedDelivery = { copies: 1, holdMs: 0, afterFinished: false, reEmitMs: [] }

/** A fault with a parameter of every kind; it keeps the values that it was given. */
const startOwn = () => {
  const seen: unknown[] = []
  const own = defineFault({
    name: 'own-fault',
    plane: 'plan',
    does: 'does something that only a test knows',
    receiver: 'takes no notice',
    parameters: {
      after: duration({ default: '20ms', means: 'how long it waits' }),
      lasting: duration({ default: Infinity, inWords: 'to the end', means: 'how long it takes' }),
      times: wholeNumber({ least: 1, most: 9, default: 3, means: 'how often' }),
      at: wholeNumber({ least: 0, most: 9, otherwise: 'the last', means: 'which one' }),
      how: choice({ choices: ['fast', 'slow'], default: 'slow', means: 'in which way' }),
      size: choiceFrom({ small: 1, large: 1000 }, { default: 'large', means: 'which size' }),
      status: status({ statuses: [409, 400], default: 409, means: 'with which status' }),
      word: text({ default: 'x', means: 'what it says' }),
      note: text({ means: 'what is noted; absent, nothing' }),
      secret: text({ required: true, means: 'what to sign with' }),
    },
    check: ({ times, word }) =>
      times * word.length > 20 ? { about: 'word', wrong: 'is too long', fix: 'shorten it' } : undefined,
    apply(owed, values) {
      expectTypeOf(values).toEqualTypeOf<{
        readonly after: number
        readonly lasting: number
        readonly times: number
        readonly at: number | undefined
        readonly how: 'fast' | 'slow'
        readonly size: number
        readonly status: 409 | 400
        readonly word: string
        readonly note: string | undefined
        readonly secret: string
      }>()
      seen.push(values)
      return owed
    },
  })
  const valuesFor = (given: Readonly<Record<string, unknown>>): unknown => {
    const { parameters } = attach(own, given)
    own.apply(OWED, parameters)
    return seen.at(-1)
  }
  return { own, valuesFor }
}

const DEFAULTS = {
  after: 20,
  lasting: Infinity,
  times: 3,
  at: undefined,
  how: 'slow',
  size: 1000,
  status: 409,
  word: 'x',
  note: undefined,
}

test('a fault gets typed parameters with defaults', () => {
  const { own, valuesFor } = startOwn()
  expect(valuesFor({ secret: 's' })).toEqual({ ...DEFAULTS, secret: 's' })
  const given = {
    after: '2s',
    lasting: 0,
    times: 1,
    at: 0,
    how: 'fast',
    size: 'small',
    status: '400',
    word: '',
    note: '',
  }
  expect(valuesFor({ ...given, secret: '' })).toEqual({ ...given, after: 2000, size: 1, status: 400, secret: '' })
  expect(() => attach(own, {})).toThrow('the fault "own-fault" is missing "secret"')
  expect(() => own.apply(OWED, {})).toThrow('the fault is missing a required parameter')
  expect(attach(own, { secret: 's' }).parameters).toEqual({ secret: 's' })
})

test('a problem that a fault reports is rejected under its name', () => {
  const { own } = startOwn()
  expect(() => attach(own, { secret: 's', times: 9, word: 'abc' })).toThrow('word of the fault "own-fault" is too long')
})

test('a definition appears in the help, the JSON and the control API, with each default once', () => {
  const { own } = startOwn()
  const shown = [
    'after (duration): how long it waits; default 20ms',
    'lasting (duration): how long it takes; default: to the end',
    'times (whole number from 1 to 9): how often; default 3',
    'at (whole number from 0 to 9): which one; default: the last',
    'how (fast | slow): in which way; default slow',
    'size (small | large): which size; default large',
    'status (409 | 400): with which status; default 409',
    'word (text): what it says; default x',
    'note (text): what is noted; absent, nothing',
    'secret (text, required): what to sign with',
  ]
  const help = describeFaults([own], (_, painted) => painted)
  expect(help.split('\n').slice(1, 11)).toEqual(shown.map((line) => `${' '.repeat(20)}${line}`))
  const view = viewFault(own)
  expect(JSON.parse(JSON.stringify(own))).toEqual(view)
  expect(view.parameters).toMatchObject({
    after: { kind: 'duration', required: false, means: 'how long it waits; default 20ms' },
    status: { kind: 'choice', required: false, choices: ['409', '400'] },
    secret: { kind: 'text', required: true, means: 'what to sign with' },
  })
})

const dialect = createDialects().all.interactions
const signed = { body: Buffer.from('{"a":"ü"}'), secret: 's', signedAt: 0 }
const MESSAGE: Message = {
  method: 'POST',
  url: 'http://127.0.0.1:3000/hook?a=1',
  headers: [['Content-Type', 'application/json'], ...dialect.sign(signed)],
  body: signed.body,
}
const CONTEXT = {
  dialect,
  secret: 's',
  sign: (body: Uint8Array) => dialect.sign({ ...signed, body }),
  signer: () => dialect.signer(signed),
}

/** What a fault of the API does about a call, and what it answers. */
const answered = async (fault: Extract<Fault, { plane: 'api' }>, given: ParameterValues): Promise<unknown> => {
  const done: unknown[] = []
  const note = (...what: readonly unknown[]): Response => {
    done.push(what)
    return new Response('noted')
  }
  const subscription = { id: 'a', secretKey: 's', subscribedEvents: [] }
  const call: ApiCall = {
    operation: 'getWebhook',
    now: 1000,
    subscriptionId: 'a',
    takenUrl: 'http://127.0.0.1/',
    notes: new Map(),
    work: async () => Response.json({ data: subscription }),
    refuse: (...what) => note('refuse', ...what),
    cause: {},
    closeConnection: () => note('break off'),
    writeRaw: (...what) => note('write', ...what),
    pause: async (ms) => void note('pause', ms),
    createdAt: () => 900,
    deletedAfter: () => [subscription],
  }
  const concerned = fault.concerns?.(call, given)
  const response = await fault.apply(call, given)
  return { concerned, done, status: response.status, headers: [...response.headers], text: await response.text() }
}

/** What a fault makes of an example. */
const made = async (fault: Fault, given: ParameterValues): Promise<unknown> => {
  switch (fault.plane) {
    case 'plan':
      return fault.apply(OWED, given)
    case 'message':
      return fault.apply(MESSAGE, given, CONTEXT)
    case 'api':
      return answered(fault, given)
    case 'wire': {
      const { steps, ...rest } = fault.apply(MESSAGE, given, CONTEXT)
      const plain = steps.map((step) => ({
        ...step,
        ...('pieces' in step && { pieces: [...step.pieces].map(({ length }) => length) }),
        ...('make' in step && { make: 'later' }),
      }))
      return { ...rest, steps: plain }
    }
  }
}

const anyValue = ({ kind, choices = [], least = 0 }: Parameter): unknown =>
  ({ text: 'x', duration: '1s', 'whole-number': least, choice: choices[0] })[kind]

/** Parameters whose default users can write, with that default as they read it. */
const literal = FAULTS.flatMap((fault) =>
  Object.entries(fault.parameters).flatMap(([key, { kind, means }]) => {
    const [, written] = /; default (.+)$/.exec(means) ?? []
    return written === undefined
      ? []
      : [[fault.name, key, kind === 'whole-number' ? Number(written) : written, fault] as const]
  }),
)

test.for(literal)('%s behaves the same if %s is set to its default, %s', async ([, key, value, fault]) => {
  const needed = Object.entries(fault.parameters).filter(([, { required }]) => required)
  const base = Object.fromEntries(needed.map(([name, parameter]) => [name, anyValue(parameter)]))
  const without = attach(fault, base)
  const withDefault = attach(fault, { ...base, [key]: value })
  expect(await made(fault, withDefault.parameters)).toEqual(await made(fault, without.parameters))
})

test('faults show their defaults, and each optional parameter says what happens without it', () => {
  expect(literal.length).toBeGreaterThan(25)
  const silent = FAULTS.flatMap(({ name, parameters }) =>
    Object.entries(parameters)
      .filter(([, { required, means }]) => required === /; default|; absent,/.test(means))
      .map(([key]) => `${name}.${key}`),
  )
  expect(silent).toEqual([])
})

test('a default is written once: its text is derived from it, and no fault has its own fallback', () => {
  expect(sources.length).toBeGreaterThan(20)
  for (const file of sources) {
    const source = readFileSync(join(SRC, file), 'utf8')
    const prose = [...source.matchAll(/means:\s*(?:\[[^\]]*\]|(['"`]).*?\1)/gs)].map(([found]) => found)
    expect(
      prose.filter((found) => /\bdefault\b/.test(found)),
      file,
    ).toEqual([])
    expect(source.match(/\b(?:Number|String)\(\w+ \?\? .*/g), file).toBeNull()
  }
})

test('every fault defined in src/faults is in the registry, once', async () => {
  const defining = sources.filter((file) => /^ {2}defineFault\(\{/m.test(readFileSync(join(SRC, file), 'utf8')))
  expect(defining.length).toBeGreaterThan(10)
  const exported = await Promise.all(
    defining.map(async (file) => Object.values((await import(join(SRC, file))) as Record<string, unknown>)),
  )
  const defined = exported.flat().flatMap((one) => (Array.isArray(one) ? (one as readonly Fault[]) : []))
  expect(defined.map(({ name }) => name).sort()).toEqual(FAULTS.map(({ name }) => name).sort())
  expect(new Set(defined.map(({ name }) => name)).size).toBe(FAULTS.length)
})
