import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { curlOf } from '../../../src/scenario/judge/exchange-curl.ts'
import { freePort } from '../../support/free-port.ts'
import { CLI, folder, idsBy, probesAt, runTest, SECRET, startAwkward } from '../../support/test-command.ts'

interface Recorded {
  readonly method: string
  readonly url: string
  readonly headers: readonly string[]
  readonly body: string
}

const recorded = (file: string): Recorded[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Recorded)
    : []
const headerOf = ({ headers }: Recorded, name: string): string =>
  headers.find((_, index) => index % 2 === 1 && headers[index - 1]?.toLowerCase() === name) ?? ''
const isDelivery = ({ method }: Recorded): boolean => method !== 'GET'
const sorted = (requests: readonly Recorded[]): string[] =>
  requests
    .filter(isDelivery)
    .map((one) => `${headerOf(one, 'x-b3-traceid')} ${headerOf(one, 'x-b3-spanid')} ${JSON.stringify(one)}`)
    .sort()

test('the same seed and ids send the same bytes and yield the same verdicts, one at a time or 16 at once', async () => {
  using place = folder()
  const file = place.file('requests')
  const port = String(await freePort())
  const runs: unknown[] = []
  for (const concurrency of ['1', '16', '16']) {
    rmSync(file, { force: true })
    await using receiver = await startAwkward('record', file)
    const { run } = await runTest([
      '--target',
      receiver.url,
      ...probesAt(receiver.url),
      '--seed',
      '7',
      '--ids',
      '5',
      '--self-uri-port',
      port,
      '--concurrency',
      concurrency,
      '--filter',
      'order/',
    ])
    const { host } = new URL(receiver.url)
    runs.push({
      requests: sorted(recorded(file)).map((one) => one.replaceAll(host, 'receiver')),
      verdicts: run?.scenarios.map(({ id, verdict }) => [id, verdict]),
    })
  }
  expect((runs[0] as { requests: string[] }).requests.length).toBeGreaterThan(30)
  expect(runs[1]).toEqual(runs[0])
  expect(runs[2]).toEqual(runs[0])
})

/** What was sent, less what is made anew in each run: ids, and what is derived of them and of the bytes. */
const shapes = (requests: readonly Recorded[]): string[] =>
  requests.filter(isDelivery).map(({ method, url, headers, body }) => {
    const names = headers.filter((_, index) => index % 2 === 0)
    const text = Buffer.from(body, 'base64').toString()
    return [method, url, names.join(), text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')].join(' ')
  })

test.each([
  ['that ships', undefined],
  ['in a file of its own', "it's mine.yaml"],
])(
  'the command that reruns a failing scenario %s fails again with fresh ids and the same shapes, ' +
    'and with the ids of the run with the same bytes',
  async (_, own) => {
    using place = folder()
    const file = place.file('requests')
    await using receiver = await startAwkward('record-refuse', file)
    if (own !== undefined) copyFileSync('scenarios/delivery/responds-with-200-to-started.yaml', place.file(own))
    const args = own === undefined ? ['--filter', 'delivery/responds-with-200-to-started'] : [place.file(own)]
    const { run } = await runTest(['--target', receiver.url, '--response-timeout', '5s', '--no-preflight', ...args])
    const [failed] = run?.scenarios.filter(({ verdict }) => verdict === 'failed') ?? []
    expect(failed?.rerun).toContain('--response-timeout 5s')
    const requests = recorded(file)
    const before = sorted(requests)
    const first = before.filter((line) =>
      failed?.exchanges.some(({ headers }) =>
        headers.some(([name, value]) => name === 'X-B3-TraceId' && line.startsWith(value)),
      ),
    )
    expect(first.length).toBeGreaterThan(0)
    const rerun = (more: string): Recorded[] => {
      rmSync(file)
      let status = 0
      try {
        execFileSync(
          'sh',
          ['-c', `${failed?.rerun.replace(/^npx mock-genesys/, `'${process.execPath}' '${CLI}'`) ?? ''}${more}`],
          { env: { ...process.env, MOCK_GENESYS_SECRET: SECRET }, stdio: 'pipe' },
        )
      } catch (error) {
        ;({ status } = error as { status: number })
      }
      expect(status).toBe(1)
      return recorded(file)
    }
    expect(failed?.rerun).not.toContain('--ids')
    const again = sorted(rerun(` --ids ${String(run?.ids)}`))
    expect(first.filter((line) => !again.includes(line))).toEqual([])
    for (const fresh of [rerun(''), rerun('')]) {
      expect(sorted(fresh).filter((line) => first.includes(line))).toEqual([])
      expect(shapes(fresh)).toEqual(
        shapes(requests.filter((one) => first.some((line) => line.startsWith(headerOf(one, 'x-b3-traceid'))))),
      )
    }
  },
)

test('the command that reruns a scenario includes its probes, and the variable of the secret', async () => {
  await using receiver = await startAwkward('probe-text-count')
  const { run } = await runTest([
    '--target',
    receiver.url,
    ...probesAt(receiver.url),
    '--strict',
    '--filter',
    'order/processes-a-redelivery-once',
  ])
  const rerun = run?.scenarios[0]?.rerun ?? ''
  expect(rerun).toContain(`--probe-processed '${receiver.url}processed?interactionId={interactionId}&event={event}'`)
  expect(rerun).toContain(`--probe-state '${receiver.url}state?interactionId={interactionId}'`)
  expect(rerun).toContain('--strict')
  expect(rerun).toMatch(/^npx mock-genesys test --secret "\$MOCK_GENESYS_SECRET" /)
  expect(rerun).not.toContain(SECRET)
  expect(idsBy(run, 'errored').length).toBeGreaterThan(0)
})

test.each<[string, Uint8Array]>([
  ['text of any script', Buffer.from('{"name":"Zoë 日本語 🦊"}')],
  ['quotes of every kind, dollars, backslashes and per cent', Buffer.from(`it's "$HOME" \`id\` \\n \\\\ %s %% !`)],
  ['line breaks and white space at the end', Buffer.from('a\r\nb\n\n \t\n')],
  ['bytes that are no text', Buffer.from([0, 1, 0xff, 0xfe, 0x80, 0x27, 0x0a])],
  ['a byte order mark', Buffer.from('\ufeff{}')],
  ['nothing', Buffer.alloc(0)],
])('the printed curl command, run by a shell, sends a body of %s byte for byte', async (_, body) => {
  using place = folder()
  const file = place.file('requests')
  await using receiver = await startAwkward('record-refuse', file)
  const text = Buffer.from(body).toString('utf8')
  const isText = Buffer.from(text).equals(Buffer.from(body)) && !text.includes('\0')
  const command = curlOf({
    method: 'POST',
    url: `${receiver.url}a?b=c&d='e'`,
    headers: [
      ['X-Empty', ''],
      ['X-Quote', `it's "quoted"`],
      ['X-Hub-Signature', 'sha1=00'],
    ],
    body: isText ? { text } : { base64: Buffer.from(body).toString('base64') },
  })
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toMatch(/^HTTP\/1\.1 418 /)
  const [seen] = recorded(file)
  expect(Buffer.from(seen?.body ?? '', 'base64')).toEqual(Buffer.from(body))
  expect(seen?.headers.join('\n')).toMatch(/X-Empty\n\nX-Quote\nit's "quoted"\nX-Hub-Signature\nsha1=00/)
})
