import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { loadScenarios, renderRun, runScenarios } from '../../../../src/harness.ts'
import type { RunScenariosOptions } from '../../../../src/harness.ts'
import type { Preflight } from '../../../../src/scenario/model/first-delivery.ts'
import type { Run } from '../../../../src/scenario/model/result.ts'
import {
  response,
  closeAfterRequest,
  hang,
  OK,
  startNasty,
  type Behaviour,
  type NastyServer,
  type SeenRequest,
} from '../../../support/nasty-servers.ts'

const SECRET = 'secret-of-the-test'
const FILTER = 'delivery/responds-with-200-to-started'

const scenarios = await loadScenarios([`scenarios/${FILTER}.yaml`])

let server: NastyServer | undefined
afterEach(() => server?.kill())

const judge = async (
  behave: Behaviour,
  given: Partial<RunScenariosOptions> & { readonly path?: string } = {},
): Promise<Run> => {
  server = await startNasty(behave)
  const { path = '/hook', ...rest } = given
  return runScenarios({ target: `${server.url}${path}`, secret: SECRET, scenarios, ...rest })
}

const responds = (status: string, headers: readonly string[] = [], body = ''): Behaviour =>
  response(
    [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${String(Buffer.byteLength(body))}`, '', body].join('\r\n'),
  )

const pathOf = ({ lines }: SeenRequest): string => lines[0]?.split(' ')[1] ?? ''
const headerOf = ({ lines }: SeenRequest, name: string): string =>
  lines
    .find((line) => line.toLowerCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim() ?? ''

/** Verifies with a digest of one's own. */
const verifying =
  (digest: (body: string) => string, refusal: Behaviour = responds('401 Unauthorized', [], 'no')): Behaviour =>
  (socket, request, number) =>
    (headerOf(request, 'x-hub-signature') === digest(request.body) ? response(OK) : refusal)(socket, request, number)

const sha1 = (secret: string, body: string): string =>
  `sha1=${createHmac('sha1', secret).update(body, 'latin1').digest('hex')}`

/** What a first run may meet: how the receiver behaves, and what is said about it. */
const MISTAKES: Readonly<
  Record<
    string,
    {
      readonly behave: Behaviour
      readonly says: Pick<NonNullable<Preflight['diagnosis']>, 'id' | 'confidence'>
      readonly fix?: RegExp
      readonly given?: Partial<RunScenariosOptions>
    }
  >
> = {
  'another secret, and no check of unsigned requests': {
    behave: (socket, request, number) =>
      (headerOf(request, 'x-hub-signature') === '' ? response(OK) : verifying((body) => sha1('another', body)))(
        socket,
        request,
        number,
      ),
    says: { id: 'accepts-unsigned', confidence: 'likely' },
    fix: /compare --secret/,
  },
  'another secret': {
    behave: verifying(
      (body) => sha1('another', body),
      (socket, request, number) =>
        responds('401 Unauthorized', [], headerOf(request, 'x-hub-signature') === '' ? 'no signature' : 'wrong one')(
          socket,
          request,
          number,
        ),
    ),
    says: { id: 'wrong-secret', confidence: 'likely' },
    fix: /--secret/,
  },
  'another secret, without a word about it': {
    behave: verifying((body) => sha1('another', body)),
    says: { id: 'refused-signature', confidence: 'possible' },
  },
  'a line break after the secret': {
    behave: verifying((body) => sha1(`${SECRET}\n`, body)),
    says: { id: 'signature-secret-whitespace', confidence: 'certain' },
  },
  'reserialized JSON': {
    behave: verifying((body) => sha1(SECRET, JSON.stringify(JSON.parse(body), null, 2))),
    says: { id: 'signature-reserialized-pretty', confidence: 'certain' },
  },
  'an error whatever the signature': {
    behave: responds('500 Internal Server Error', [], 'boom 17'),
    says: { id: 'not-the-signature', confidence: 'likely' },
    fix: /log/,
  },
  'a raw body that was parsed before': {
    behave: responds('500 Internal Server Error', [], 'The "data" argument must be of type string'),
    says: { id: 'raw-body', confidence: 'likely' },
    fix: /express\.raw/,
  },
  'another path': {
    behave: (socket, request, number) =>
      (pathOf(request) === '/webhook' ? response(OK) : responds('404 Not Found'))(socket, request, number),
    says: { id: 'wrong-path', confidence: 'certain' },
    fix: /--target http:\/\/127\.0\.0\.1:\d+\/webhook$/,
  },
  'another path, and another secret there': {
    behave: (socket, request, number) =>
      responds(pathOf(request) === '/webhooks' ? '401 Unauthorized' : '405 Method Not Allowed', ['Allow: GET'])(
        socket,
        request,
        number,
      ),
    says: { id: 'wrong-path', confidence: 'likely' },
    fix: /\/webhooks$/,
  },
  'no path at all': { behave: responds('404 Not Found'), says: { id: 'wrong-path', confidence: 'likely' } },
  'a slash at the end': {
    behave: (socket, request, number) =>
      (pathOf(request) === '/hook/' ? response(OK) : responds('301 Moved Permanently', ['Location: /hook/']))(
        socket,
        request,
        number,
      ),
    says: { id: 'redirect-slash', confidence: 'certain' },
    fix: /\/hook\/$/,
  },
  'a redirect to HTTPS': {
    behave: responds('308 Permanent Redirect', ['Location: https://127.0.0.1:1/hook']),
    says: { id: 'redirect-to-https', confidence: 'likely' },
    fix: /https:/,
  },
  'a login page': {
    behave: responds('302 Found', ['Location: /accounts/login?next=/hook']),
    says: { id: 'login', confidence: 'likely' },
  },
  'a proxy that asks for a password': {
    behave: responds('401 Unauthorized', ['WWW-Authenticate: Basic realm="staging"']),
    says: { id: 'authentication', confidence: 'likely' },
  },
  'a protection of forms': {
    behave: responds('403 Forbidden', [], '<h1>Forbidden</h1><p>CSRF verification failed.</p>'),
    says: { id: 'csrf', confidence: 'likely' },
  },
  'a body parser': {
    behave: responds('415 Unsupported Media Type'),
    says: { id: 'body-parser', confidence: 'likely' },
  },
  'a limit of bodies': { behave: responds('413 Content Too Large'), says: { id: 'body-limit', confidence: 'certain' } },
  'a rate limit': {
    behave: responds('429 Too Many Requests', ['Retry-After: 30']),
    says: { id: 'rate-limit', confidence: 'certain' },
  },
  'a gateway': { behave: responds('502 Bad Gateway'), says: { id: 'gateway', confidence: 'likely' } },
  '202': { behave: responds('202 Accepted'), says: { id: 'other-success', confidence: 'certain' }, fix: /200/ },
  'no response': {
    behave: hang,
    given: { responseTimeoutMs: 200 },
    says: { id: 'no-response', confidence: 'likely' },
  },
  'a connection that is closed': { behave: closeAfterRequest, says: { id: 'closed', confidence: 'likely' } },
  'no HTTP': { behave: response('SSH-2.0-OpenSSH_9.2\r\n'), says: { id: 'not-http', confidence: 'likely' } },
  'a server that says it wants HTTPS': {
    behave: responds('400 Bad Request', [], 'Client sent an HTTP request to an HTTPS server.'),
    says: { id: 'wants-https', confidence: 'likely' },
    fix: /--target https:/,
  },
}

test.for(Object.entries(MISTAKES))(
  'a run that meets %s reports it in six lines and runs no scenarios',
  async ([, { behave, says, fix = /./, given = {} }]) => {
    const run = await judge(behave, given)
    expect(run.preflight?.diagnosis).toMatchObject({ ...says, fix: expect.stringMatching(fix) as string })
    expect(run.scenarios.map(({ verdict }) => verdict)).toEqual(['skipped'])
    const isAnswered = run.preflight !== undefined && 'response' in run.preflight.exchange.outcome
    expect([run.preflight?.outcome, run.exitCode]).toEqual(isAnswered ? ['refused', 1] : ['unreachable', 3])
    const lines = (await renderRun(run, 'pretty')).trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(6)
    expect(lines.join('\n')).toContain(run.preflight?.diagnosis?.sentence.slice(0, 20))
  },
)

test('plain HTTP under an https URL is reported as such, whether or not the server responds to TLS', async () => {
  const silent = await startNasty(responds('400 Bad Request'))
  const talking = createServer((_, response) => response.end()).listen(0, '127.0.0.1')
  await once(talking, 'listening')
  const { port } = talking.address() as AddressInfo
  for (const host of [new URL(silent.url).host, `127.0.0.1:${String(port)}`]) {
    const run = await runScenarios({ target: `https://${host}/`, secret: SECRET, scenarios, responseTimeoutMs: 500 })
    expect(run.preflight?.diagnosis).toEqual({
      id: 'plain-http',
      sentence: `${host} speaks plain HTTP, not HTTPS`,
      fix: `--target http://${host}/`,
      confidence: 'certain',
    })
    expect(run.exitCode).toBe(3)
  }
  await silent.kill()
  talking.close()
})

test('a receiver that accepts the first delivery costs one request, and the scenarios run', async () => {
  const run = await judge(verifying((body) => sha1(SECRET, body)))
  expect(run.preflight).toMatchObject({ outcome: 'accepted', diagnosis: undefined, tried: [] })
  expect(run.scenarios.map(({ verdict }) => verdict)).toEqual(['passed'])
  expect(server?.requests).toHaveLength(2)
})

test('a single reset connection does not decide the verdict', async () => {
  const run = await judge((socket, request, number) =>
    (number === 1 ? closeAfterRequest : response(OK))(socket, request, number),
  )
  expect(run.preflight).toMatchObject({ outcome: 'accepted', tried: [{ what: 'the same delivery again' }] })
  expect(run.scenarios.map(({ verdict }) => verdict)).toEqual(['passed'])
})

test('a web page is accepted with a remark', async () => {
  const run = await judge(responds('200 OK', ['Content-Type: text/html'], '<html>hello</html>'))
  expect(run.preflight).toMatchObject({ outcome: 'accepted', diagnosis: { id: 'web-page', confidence: 'possible' } })
  expect(run.scenarios.map(({ verdict }) => verdict)).toEqual(['passed'])
  expect(await renderRun(run, 'pretty')).toContain('web page')
})

test('a short text sent as HTML is not a web page', async () => {
  const run = await judge(responds('200 OK', ['Content-Type: text/html; charset=utf-8'], 'ok'))
  expect(run.preflight).toMatchObject({ outcome: 'accepted', diagnosis: undefined })
})

test('preflight: false runs the scenarios anyway', async () => {
  const run = await judge(responds('404 Not Found'), { preflight: false })
  expect(run.preflight).toBeUndefined()
  expect(run.scenarios.map(({ verdict }) => verdict)).toEqual(['failed'])
})

test('in-process receivers get the first delivery too', async () => {
  const run = await runScenarios({
    target: 'http://receiver.test/hook',
    secret: SECRET,
    scenarios,
    fetch: (url) => Promise.resolve(new Response(null, { status: new URL(url).pathname === '/' ? 200 : 404 })),
  })
  expect(run.preflight?.diagnosis).toMatchObject({ id: 'wrong-path', fix: '--target http://receiver.test/' })
})

test('an interrupted first delivery leaves every scenario skipped', async () => {
  const stop = new AbortController()
  const run = await judge(
    () => {
      stop.abort()
    },
    { signal: stop.signal },
  )
  expect([run.interrupted, run.preflight, run.totals.skipped]).toEqual([true, undefined, 1])
})
