import fc from 'fast-check'
import { anyText } from './schema.ts'

/** A fault as `GET /_mock/fault-catalogue` lists it. */
export interface CatalogueFault {
  readonly name: string
  readonly plane: 'plan' | 'message' | 'wire' | 'api'
  readonly parameters: Readonly<Record<string, CatalogueParameter>>
}
interface CatalogueParameter {
  readonly kind: 'text' | 'whole-number' | 'duration' | 'choice'
  readonly required: boolean
  readonly choices?: readonly string[]
  readonly least?: number
  readonly most?: number
}

/** Work that a fault asks for takes time and memory on purpose: what is asked for here stays small. */
const MOST: Readonly<Record<string, number>> = {
  'oversized-body.megabytes': 2,
  'duplicate.copies': 5,
  'extra-header.times': 40,
  'many-headers.count': 400,
  'pipelined.times': 8,
}
const EXTREME: Readonly<Record<string, number>> = { 'oversized-body.megabytes': 16 }

/** Never a duration within bounds: what is not refused would go on for so long. */
const NO_DURATION = [
  '367d',
  '1e3s',
  '',
  '-1s',
  '5',
  '∞',
  'PT1S',
  '9'.repeat(400) + 's',
  -1,
  9e15,
  1e308,
  3.2e10,
  null,
  true,
  [],
  {},
]
const NO_NUMBER = [-1, 0.5, 1e21, -0, '7', '', null, true, [1], {}]
const NO_TEXT = [null, 1, false, [], {}]
const NAMES = [
  'X-Test',
  'Host',
  'Content-Length',
  'Transfer-Encoding',
  'Connection',
  'Authorization',
  'X-Hub-Signature',
  'X-DIXA-SIGNATURE',
  'content-type',
  '',
  'a b',
  'a:b',
  'x\r\ny',
  'ü',
  '__proto__',
]
const SUFFIXES = [
  '/other',
  '?a=1',
  '',
  '@8.8.8.8/x',
  '#x',
  '99999',
  ':1',
  '//x',
  '\\x',
  '%zz',
  '/../..',
  ' /x',
  'ü',
  '\u0000',
]

/** Durations of a wire fault are real time, those of the plan are the mock's. */
const WIRE_DURATIONS = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('0ms', '1ms', '0.5ms', '2ms', '5ms', '10ms') },
  { weight: 1, arbitrary: fc.constantFrom('40ms', '300ms') },
)
const EVERY = ['0ms', '1ms']
const PLAN_DURATIONS = ['0ms', '1ms', '500ms', '10s', '5m', '3h', '2d', '366d']

const duration = ({ plane }: CatalogueFault, name: string): fc.Arbitrary<unknown> => {
  if (name === 'every') return fc.constantFrom(...EVERY)
  return plane === 'wire' || plane === 'api' ? WIRE_DURATIONS : fc.constantFrom(...PLAN_DURATIONS)
}

const within = (fault: CatalogueFault, name: string, parameter: CatalogueParameter): fc.Arbitrary<unknown> => {
  switch (parameter.kind) {
    case 'choice':
      return fc.constantFrom(...(parameter.choices ?? []))
    case 'whole-number': {
      const least = parameter.least ?? 0
      const key = `${fault.name}.${name}`
      const most = Math.min(parameter.most ?? 1_000_000, EXTREME[key] ?? Infinity)
      return fc.oneof(
        { weight: 30, arbitrary: fc.integer({ min: least, max: Math.min(most, MOST[key] ?? most) }) },
        { weight: 1, arbitrary: fc.constantFrom(least, most) },
      )
    }
    case 'duration':
      return duration(fault, name)
    case 'text':
      if (name === 'name') return fc.constantFrom(...NAMES)
      if (name === 'suffix') return fc.constantFrom(...SUFFIXES)
      if (name === 'sizes')
        return fc.oneof(
          fc.constantFrom('3,1,10', '1000', '100,1', '0', '', 'x', '-1', '1,,2', '9'.repeat(30)),
          anyText(0, 10),
        )
      return fc.oneof(
        { weight: 60, arbitrary: anyText() },
        { weight: 10, arbitrary: fc.constantFrom('abcdef0123456789', 'zz', 'gzip', '*', ',') },
        { weight: 1, arbitrary: fc.constant('v'.repeat(60_000)) },
      )
  }
}

const beyond = ({ kind, least = 0, most = Number.MAX_SAFE_INTEGER }: CatalogueParameter): fc.Arbitrary<unknown> => {
  switch (kind) {
    case 'choice':
      return fc.constantFrom('no-such-choice', '', 1, null, '__proto__', 'toString')
    case 'whole-number':
      return fc.constantFrom(...NO_NUMBER, least - 1, most + 1)
    case 'duration':
      return fc.constantFrom(...NO_DURATION)
    case 'text':
      return fc.constantFrom(...NO_TEXT)
  }
}

const ATTEMPTS = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(1, 2, '1', '2', '1-2', '2-', '2-3', '3-') },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 1.5, '2-1', 'x', '', '1-', '9'.repeat(30), null, []) },
)

/**
 * Parameters that are always given: without its end a slow fault goes on for as long as there are bytes, and 32 MB is
 * the default size.
 */
const BOUNDING: ReadonlySet<string> = new Set(['for', 'megabytes'])

/** A parameter that is surely taken, whatever fault it belongs to. */
const plainValue = (fault: CatalogueFault, name: string, { kind, choices, least }: CatalogueParameter): unknown => {
  switch (kind) {
    case 'choice':
      return choices?.[0]
    case 'whole-number':
      return Math.max(least ?? 0, 1)
    case 'duration':
      return fault.plane === 'plan' ? '10s' : '1ms'
    case 'text':
      return PLAIN_TEXTS[name] ?? 'abcdef0123456789'
  }
}
const PLAIN_TEXTS: Readonly<Record<string, string>> = {
  name: 'X-Test',
  suffix: '/other',
  sizes: '3,1,10',
  prefix: 'sha256=',
}

/** One fault of the catalogue with plain parameters: it is taken wherever it may be attached. */
export const plainFault = (fault: CatalogueFault): Record<string, unknown> => {
  const taken = Object.entries(fault.parameters).filter(([name, { required }]) => required || BOUNDING.has(name))
  return { fault: fault.name, ...Object.fromEntries(taken.map(([name, one]) => [name, plainValue(fault, name, one)])) }
}

/** One fault of the catalogue with parameters, as it is attached to an event. */
export const faultArbitrary = (fault: CatalogueFault): fc.Arbitrary<Record<string, unknown>> => {
  const parameters = Object.entries(fault.parameters).map(([name, parameter]): [string, fc.Arbitrary<unknown>] => {
    const good = within(fault, name, parameter)
    return [name, fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: beyond(parameter) })]
  })
  const required = Object.entries(fault.parameters)
    .filter(([name, one]) => one.required || BOUNDING.has(name))
    .map(([name]) => name)
  return fc
    .tuple(
      fc.record(Object.fromEntries(parameters), { requiredKeys: required, noNullPrototype: true }),
      fc.option(ATTEMPTS, { freq: 2 }),
    )
    .map(([values, attempts]) => ({
      fault: fault.name,
      ...(attempts !== null && (fault.plane === 'message' || fault.plane === 'wire') && { attempts }),
      ...values,
    }))
}

/** Faults that there are none of. */
export const MADE_UP = fc.constantFrom<Record<string, unknown>>(
  { fault: 'no-such-fault' },
  { fault: '' },
  { fault: 'constructor' },
  { fault: 'unsigned', bogus: 1 },
  { fault: null },
  {},
)

/** Faults of an event or of a redelivery: none to four of them, mostly ones that may be attached there. */
export const faultsArbitrary = (catalogue: readonly CatalogueFault[]): fc.Arbitrary<unknown[]> => {
  const one = fc.oneof(
    {
      weight: 40,
      arbitrary: fc.oneof(...catalogue.filter(({ plane }) => plane !== 'api').map((fault) => faultArbitrary(fault))),
    },
    { weight: 1, arbitrary: MADE_UP },
  )
  return fc.oneof(
    { weight: 12, arbitrary: fc.tuple(one) },
    { weight: 3, arbitrary: fc.tuple(one, one) },
    { weight: 1, arbitrary: fc.array(one, { maxLength: 4 }) },
  )
}
