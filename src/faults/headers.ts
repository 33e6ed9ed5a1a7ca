import { isTraceHeader, TRACE_ID } from '../dialects/signature-headers.ts'
import { defineFault } from './define.ts'
import type { Fault } from './fault.ts'
import { choice, text, wholeNumber } from './parameter-kinds.ts'
import { withHeader } from './message.ts'
import { withSignatureLines } from './signature-line.ts'

/** Maximum length of one header in characters: 16 Mi, far beyond what any receiver reads. */
const MAX_HEADER = 16_777_216

/** Returns the query of a URL with another one appended. */
const queryOf = (search: string, added: string | undefined): string => {
  if (added === undefined) return search
  return search.length > 1 ? `${search}&${added}` : `?${added}`
}

/**
 * Returns a URL with a suffix added to its path and query. The authority ends before the slash of the path, so no
 * suffix can change the host, the user or the port; a # is escaped.
 */
const extended = (target: string, suffix: string): string => {
  const { origin, pathname, search } = new URL(target)
  const [, addedPath = '', addedQuery] = /^([^?]*)(?:\?(.*))?$/s.exec(suffix.replaceAll('#', '%23')) ?? []
  // A target without a path gets the suffix as its path: /other, and not //other.
  const path = `${pathname === '/' && !target.endsWith('/') ? '' : pathname}${addedPath}`
  return `${origin}${path.startsWith('/') ? '' : '/'}${path}${queryOf(search, addedQuery)}`
}

/** Returns the other loopback name for a loopback host; undefined for any other host. */
const otherNameOf = (hostname: string): string | undefined => {
  if (hostname === 'localhost') return '127.0.0.1'
  return /^127\.|^\[::1\]$/.test(hostname) ? 'localhost' : undefined
}

/** Faults of the method, the path and the headers. */
export const headerFaults: readonly Fault[] = [
  defineFault({
    name: 'method',
    plane: 'message',
    does: 'uses a method other than POST',
    receiver: 'responds with 405 or another 4xx, and does not process the event',
    parameters: {
      method: choice({
        choices: ['PUT', 'PATCH', 'DELETE', 'GET', 'HEAD', 'OPTIONS'],
        required: true,
        means: 'the method',
      }),
    },
    apply: (message, { method }) => ({ ...message, method }),
  }),
  defineFault({
    name: 'path',
    plane: 'message',
    does: 'uses another path or adds a query',
    receiver: 'responds with 404 or another 4xx to a path that it does not serve; ignores a query',
    parameters: {
      suffix: text({ required: true, means: 'appended to the URL, such as /other or ?a=1' }),
    },
    apply: (message, { suffix }) => ({ ...message, url: extended(message.url, suffix) }),
  }),
  defineFault({
    name: 'content-type',
    plane: 'message',
    does: 'sends another Content-Type, or none',
    receiver: 'accepts JSON types with any charset; may respond with 415 to a type that is clearly not JSON',
    parameters: {
      value: text({ means: 'its value; absent, the header is not sent' }),
    },
    apply: (message, { value }) => withHeader(message, 'Content-Type', value),
  }),
  defineFault({
    name: 'content-encoding',
    plane: 'message',
    does: 'declares the body as compressed although it is not',
    receiver: 'responds with 415 or 400, not 5xx, and does not process the event',
    parameters: {
      value: choice({
        choices: ['gzip', 'br', 'x-unknown'],
        required: true,
        means: 'the value of Content-Encoding',
      }),
    },
    apply: (message, { value }) => withHeader(message, 'Content-Encoding', value),
  }),
  defineFault({
    name: 'gzip-body',
    plane: 'message',
    does: 'compresses the body and declares it',
    receiver:
      'responds with 415 or another 4xx, or decompresses it within its limit and accepts a valid signature; never 5xx',
    parameters: {
      signed: choice({
        choices: ['plain', 'compressed'],
        required: true,
        means: 'which bytes are signed',
      }),
    },
    works: 'on-bytes',
    apply(message, { signed }, { sign }) {
      const body = process.getBuiltinModule('node:zlib').gzipSync(message.body)
      const lines = sign(signed === 'plain' ? message.body : body)
      return withHeader(withSignatureLines({ ...message, body }, lines), 'Content-Encoding', 'gzip')
    },
  }),
  defineFault({
    name: 'trace',
    plane: 'message',
    does: 'changes the trace headers',
    receiver: 'ignores them',
    parameters: {
      form: choice({ choices: ['missing', 'malformed'], required: true, means: 'how they change' }),
    },
    checkFor: ({ form }, { name, traceHeaders }) =>
      form === 'missing' && traceHeaders.length === 0
        ? {
            about: '"form"',
            wrong: `cannot be used in the ${name} dialect: it sends no trace headers`,
            fix: 'use malformed, or limit the fault to events of another dialect',
          }
        : undefined,
    apply(message, { form }) {
      const bare = { ...message, headers: message.headers.filter(([name]) => !isTraceHeader(name)) }
      return form === 'missing' ? bare : withHeader(bare, TRACE_ID, 'not a trace id')
    },
  }),
  defineFault({
    name: 'extra-header',
    plane: 'message',
    does: 'adds a header',
    receiver: 'ignores it; may reject one that is too large with 4xx',
    parameters: {
      name: text({ required: true, means: 'its name' }),
      value: text({ default: 'x', means: 'its value' }),
      times: wholeNumber({ least: 1, most: 16_384, default: 1, means: 'how many times the value is repeated' }),
    },
    check({ name, value, times }) {
      const length = value.length * times
      if (length <= MAX_HEADER) return undefined
      return {
        about: `the header "${name.slice(0, 100)}"`,
        wrong: `would be ${String(length)} characters long`,
        fix: `keep value times times at ${String(MAX_HEADER)} characters or less`,
      }
    },
    apply: (message, { name, value, times }) => withHeader(message, name, value.repeat(times)),
  }),
  defineFault({
    name: 'many-headers',
    plane: 'message',
    does: 'adds many short headers',
    receiver: 'ignores them, or responds with 431 or another 4xx',
    parameters: {
      count: wholeNumber({ least: 1, most: 100_000, default: 200, means: 'number of headers' }),
    },
    apply: (message, { count }) => ({
      ...message,
      headers: [
        ...message.headers,
        ...Array.from({ length: count }, (_, index): [string, string] => [`X-Filler-${String(index + 1)}`, '1']),
      ],
    }),
  }),
  defineFault({
    name: 'other-loopback-name',
    plane: 'message',
    does: [
      'sends the Host localhost if the target is a loopback address, and 127.0.0.1 if it is localhost',
      'does not change requests to other targets',
    ].join('; '),
    receiver: 'accepts it: both names point to it',
    apply(message) {
      const { hostname, port } = new URL(message.url)
      const other = otherNameOf(hostname)
      return other === undefined ? message : withHeader(message, 'Host', port === '' ? other : `${other}:${port}`)
    },
  }),
]
