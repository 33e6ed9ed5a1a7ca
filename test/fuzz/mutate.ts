import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { wellFormed, type Call } from './call.ts'
import type { Chance } from './chance.ts'
import { anyText } from './schema.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'] as const
const CONTENT_TYPES = [
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/problem+json',
  'application/vnd.x+json;a=b',
  'APPLICATION/JSON',
  'json',
  'application/jsonx',
] as const
const PATHS = [
  '/',
  '/reference',
  '/dashboard/app.js',
  '/dashboard/%2e%2e/%2e%2e/package.json',
  '/openapi.json',
  '/%',
  '/%E0%A4%A',
  '/v1',
  '/v1/webhooks/',
  '/_mock',
  '/_mock/',
  '/_mock//health',
  '/v1/webhooks/%00',
  '/_mock/deliveries/%E0%A4%A',
  '/nexus/v3/chat/sessions/%ff/%ff',
  '/*',
  '/v1/webhooks?%',
  '/_mock/journal?after=1&after=2',
  '/_mock/journal?__proto__=1',
  '/__proto__',
  '/_mock/constructor',
  '/' + 'a/'.repeat(2000),
] as const
const HEADERS: readonly (readonly [string, string])[] = [
  ['host', 'evil.example'],
  ['host', ''],
  ['host', 'localhost'],
  ['origin', 'http://evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['authorization', 'Basic xxx'],
  ['authorization', 'Bearer '],
  ['content-encoding', 'gzip'],
  ['content-encoding', 'br'],
  ['accept', 'text/html'],
  ['accept-encoding', 'gzip, br;q=0, *'],
  ['last-event-id', '5'],
  ['last-event-id', '-1'],
  ['last-event-id', '9'.repeat(40)],
  ['last-event-id', 'x'],
  ['x-http-method-override', 'DELETE'],
  ['range', 'bytes=0-1'],
  ['if-none-match', '*'],
  ['cookie', 'a=b'],
  ['x-long', 'h'.repeat(8000)],
  ['x-forwarded-host', 'evil.example'],
  ['accept-charset', 'utf-16'],
  ['prefer', 'respond-async'],
]
const ODD_VALUES = ['null', '[]', '{}', '1e999', '-0', '""', 'true', '9007199254740993', '"\\ud800"', '[[[[]]]]']
const QUERY_NAMES = ['after', 'limit', 'state', 'x', '__proto__', 'eventId']
const QUERY_VALUES = [
  '',
  '0',
  '1',
  '-1',
  '1e3',
  '20',
  '1.5',
  'x',
  'NaN',
  '99999999999999999999',
  '%00',
  'scheduled',
  'delivered',
  'null',
  '[]',
] as const

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth)

const BODY_CHANGES: readonly ((text: string, chance: Chance) => string | Buffer)[] = [
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  (text, chance) =>
    text.slice(0, chance.below(text.length + 1)) +
    chance.pick(['\u0000', '}', '"', ',', '\\u12', '💥', '/**/']) +
    text.slice(chance.below(text.length + 1)),
  (text) => `\ufeff${text}`,
  (text) => `[${text}]`,
  (text) => text.replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
  (text) => text.replace('{', '{"event":"STARTED","event":"FINISHED",'),
  (text, chance) =>
    text.replace(
      '{',
      `{"details":${nested(chance.pick([50, 1000, 6000, 40_000]), '{"a":', '}').replace(/:\}/, ':1}')},`,
    ),
  (text, chance) => text.replace('{', `{"interaction":${nested(chance.pick([50, 6000]), '[', ']')},`),
  (text, chance) => text.replace(/"(\w+)":/, () => `"${chance.pick(['x', '', '__proto__', 'fault', 'url', 'id'])}":`),
  (text, chance) => text.replace(/:("[^"]*"|\d+|true|false|null)/, () => `:${chance.pick(ODD_VALUES)}`),
  (text, chance) =>
    text.replaceAll(/"[^"]*"(?=[,}\]])/g, (one) =>
      chance.hit(0.3) ? JSON.stringify('L'.repeat(chance.pick([300, 5000]))) : one,
    ),
  (text, chance) => Buffer.concat([Buffer.from(text), chance.bytes(8)]),
  (_, chance) => chance.bytes(chance.below(200)),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => gzipSync(text),
  (text, chance) => (chance.hit(0.1) ? text + ' '.repeat(1_048_577) : text + ' '.repeat(1000)),
  () => '',
  () => 'null',
  (_, chance) =>
    JSON.stringify(fc.sample(fc.jsonValue({ maxDepth: 4 }), { seed: chance.below(2 ** 30), numRuns: 1 })[0]),
]

const withQuery = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}`

/** Changes one thing of a valid request. */
export const mutate = (call: Call, chance: Chance): Call => {
  const mutated: Call = { ...call, how: 'mutated' }
  if (call.body !== undefined && chance.hit(0.7))
    return { ...mutated, body: Buffer.from(chance.pick(BODY_CHANGES)(call.body.toString(), chance)) }
  switch (chance.below(5)) {
    case 0:
      return { ...mutated, headers: { ...call.headers, ...Object.fromEntries([chance.pick(HEADERS)]) } }
    case 1:
      return { ...mutated, headers: { ...call.headers, 'content-type': chance.pick(CONTENT_TYPES) } }
    case 2:
      return { ...mutated, path: `${withQuery(call.path)}${chance.pick(QUERY_NAMES)}=${chance.pick(QUERY_VALUES)}` }
    case 3:
      return {
        ...mutated,
        path: call.path.replace(/\/[^/]*$/, () => {
          const [text = ''] = fc.sample(anyText(0, 200), { seed: chance.below(2 ** 30), numRuns: 1 })
          return `/${encodeURIComponent(wellFormed(text))}`
        }),
      }
    default:
      return {
        ...mutated,
        body: Buffer.from(chance.pick(BODY_CHANGES)('{"a":1}', chance)),
        headers: { 'content-type': 'application/json' },
      }
  }
}

/** Makes a request of it that no operation is served for, most likely. */
export const garbage = (call: Call, chance: Chance): Call => {
  const method = chance.pick(METHODS)
  const path = chance.hit(0.5) ? call.path : chance.pick(PATHS)
  const body = chance.hit(0.5) ? call.body : chance.bytes(chance.below(300))
  return {
    ...call,
    how: 'garbage',
    operation: undefined,
    method,
    path,
    body,
    headers: { ...call.headers, ...Object.fromEntries([chance.pick(HEADERS), chance.pick(HEADERS)]) },
  }
}
