import fc from 'fast-check'
import { faultsArbitrary, type CatalogueFault } from './faults.ts'
import { anyText, type Hint } from './schema.ts'
import { standingArbitrary } from './standing.ts'

/** Places in a body or path where an id is put that the mock gave out before: `@delivery:7`. */
export const MARKER = /@(subscription|delivery|interaction|event|fault):(\d+)/g

/** Kinds of ids that a run remembers. */
export type Known = 'subscription' | 'delivery' | 'interaction' | 'event' | 'fault'

/** What the good receiver is called under, and how often each other one is taken. */
export const RECEIVERS = [
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'ok',
  'created',
  'unavailable',
  'unavailable',
  'unavailable',
  'gone',
  'busy',
  'slow',
  'reset',
  'garbage',
  'close',
  'informational',
  'redirect',
  'half',
  'cookies',
  'cookies',
  'large',
  'never',
] as const

const marked = (kind: Known, most: number): fc.Arbitrary<string> => fc.nat(most).map((n) => `@${kind}:${String(n)}`)

const POLICIES = [
  'default',
  'none',
  'genesys-cloud',
  'exponential',
  'fixed(5s)',
  'fixed(1ms,attempts=3)',
  'list(1s,5s,30s)',
  'list(1ms, 1h, attempts=4, jitter=0.5)',
  'exponential(base=1s,factor=2,cap=5m,attempts=5)',
  'fixed(10ms,attempts=2,response-timeout=200ms)',
  'fixed(1s,attempts=0)',
  'fixed(366d,attempts=1)',
  'exponential(base=1ms,factor=10,cap=1h,retry-after=ignore)',
  'list(1s,retry-after=1h)',
]
const NO_POLICIES = [
  '',
  'x',
  'fixed',
  'fixed()',
  'fixed(0',
  'list()',
  'fixed(-1s)',
  'fixed(1s,attempts=-1)',
  'fixed(1s,attempts=1e9)',
  'fixed(1s,attempts=100000)',
  'fixed(1s,jitter=2)',
  'exponential(base=1s,factor=1e308,cap=366d)',
  'exponential(factor=0)',
  'fixed(367d)',
  'fixed(1s,response-timeout=0ms)',
  'list(' + '1s,'.repeat(300) + '1s)',
  '((((',
  'fixed(1s)fixed(1s)',
  'constructor',
  '__proto__',
  'x'.repeat(2000),
]
const DURATIONS = ['0ms', '1ms', '500ms', '1s', '10s', '1m', '1h', '2d']
const CLOCKS = [
  'real',
  'x10',
  'manual',
  'auto',
  'manual',
  'auto',
  'x1000',
  'x0.5',
  'x0',
  'x',
  'x1000001',
  'x-1',
  'xNaN',
  'REAL',
  '',
]
const URLS = [
  '',
  'x',
  'http://',
  'http://127.0.0.1:1/nothing',
  'http://user:pass@127.0.0.1/',
  'ftp://127.0.0.1/',
  'http://127.0.0.1/#f',
  'http://10.0.0.1:99999/',
  'http://169.254.169.254/',
  'http://[::1',
  'javascript:alert(1)',
  'http://ü.example/',
  'http://127.0.0.1:1/' + 'p'.repeat(3000),
]

const mostly = (good: fc.Arbitrary<unknown>, bad: fc.Arbitrary<unknown>, weight = 14): fc.Arbitrary<unknown> =>
  fc.oneof({ weight, arbitrary: good }, { weight: 1, arbitrary: bad })

/** Few, so that a session and an interaction of it are asked for together now and then. */
export const SESSIONS = ['session-1', 'session-2'] as const

const EVENTS = [
  'STARTED',
  'FINISHED',
  'ConversationCreated',
  'ConversationClosed',
  'ConversationMessageAdded',
  'ConversationNoteAdded',
  'TypingStarted',
  'ConversationRated',
]
const HEADER_NAMES = [
  'X-Token',
  'x-a',
  'Content-Type',
  'Transfer-Encoding',
  'Host',
  'Authorization',
  '__proto__',
  'constructor',
]
const asciiOf = (text: string): string => text.replaceAll(/[^\x21-\x7e]/g, '-')
const filterOf = (strategy: string, ...values: readonly string[]) => ({
  Conversation: {
    strategy,
    conditions: [{ field: 'InitialChannel', values, _type: 'IsOneOf' }],
    _type: 'CombinedFilters',
  },
})
const FILTERS = [{}, filterOf('All', 'widget_chat', 'email'), filterOf('Any', 'sms')]
const JSON_VALUE = fc.jsonValue({ maxDepth: 3 })

/** Fills the places of a body that the spec describes by a text alone. `receiver` is the base URL of the receivers. */
export const domainHint = (given: {
  readonly receiver: string
  readonly catalogue: readonly CatalogueFault[]
  readonly events: readonly string[]
  readonly api: boolean
}): Hint => {
  const standing = standingArbitrary(given.catalogue, given)
  const ids: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    subscriptionId: mostly(marked('subscription', 20), anyText(0, 40)),
    url: mostly(
      fc.tuple(fc.constantFrom(...RECEIVERS), fc.nat(99)).map(([name, n]) => `${given.receiver}/${name}/${String(n)}`),
      fc.constantFrom(...URLS),
      10,
    ),
    sessionId: mostly(fc.constantFrom(...SESSIONS), anyText(1, 200), 6),
    id: mostly(marked('interaction', 50), anyText(1, 200), 4),
    details: mostly(
      fc.dictionary(
        fc.constantFrom('text', 'note_id', 'author', 'conversation', '__proto__', 'data', 'a'),
        JSON_VALUE,
        { maxKeys: 4 },
      ),
      JSON_VALUE,
      4,
    ),
    events: mostly(
      fc.subarray(EVENTS, { minLength: 2 }),
      fc.constantFrom([], ['Nothing'], ['STARTED', 'STARTED'], null, 'STARTED'),
      12,
    ),
    event: mostly(fc.constantFrom(...EVENTS), fc.constantFrom(...given.events), 1),
    enabled: fc.constantFrom(true, true, true, true, true, true, false),
    advanceTo: fc.constant('next'),
    customHeaders: mostly(fc.dictionary(fc.constantFrom(...HEADER_NAMES), anyText(0, 20).map(asciiOf)), JSON_VALUE, 12),
    filters: mostly(fc.constantFrom(...FILTERS), JSON_VALUE, 12),
  }
  const schemas: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    Faults: faultsArbitrary(given.catalogue),
    StandingInput: standing,
    Duration: mostly(
      fc.constantFrom(...DURATIONS),
      fc.constantFrom('366d', '367d', '1', 's', '-1s', '1e3s', '9'.repeat(99) + 'd'),
    ),
    ClockMode: fc.constantFrom(...CLOCKS),
    RetryPolicyText: mostly(fc.constantFrom(...POLICIES), fc.constantFrom(...NO_POLICIES), 4),
  }
  return ({ schema, property }) =>
    (schema === undefined ? undefined : schemas[schema]) ?? (property === undefined ? undefined : ids[property])
}
