import type { HttpBindings } from '@hono/node-server'
import type { Command } from 'commander'
import { setTimeout as pause } from 'node:timers/promises'
import { MockError } from '../../kit/error.ts'
import { guardedFetch } from '../../delivery/wire/guarded-fetch.ts'
import { DEFECTS, findDefect } from '../../receiver/defects/index.ts'
import { findVariation } from '../../receiver/variations.ts'
import { createReceiver, type Received } from '../../receiver/receiver.ts'
import { openStore } from '../../receiver/store-file.ts'
import { guardControls } from '../../server/guard-controls.ts'
import { listen } from '../../server/listen.ts'
import { paintFor, type Paint } from '../paint.ts'
import { inertJson } from '../../reporters/inert-json.ts'
import { field } from '../say.ts'
import { addSettings, resolveSettings } from '../settings.ts'
import { stoppedBy, untilStopped } from '../signals.ts'
import { values } from '../values.ts'

const settings = {
  host: { flags: '--host <address>', help: 'address to listen at', parse: values.text, standard: '127.0.0.1' },
  port: { flags: '--port <n>', help: 'port to listen at; 0 takes any free one', parse: values.port, standard: '8485' },
  secret: { flags: '--secret <text>', help: 'what deliveries are signed with', parse: values.secret },
  path: { flags: '--path <path>', help: 'where deliveries are taken', parse: values.text, standard: 'everywhere' },
  secondPath: { flags: '--second-path <path>', help: 'where a second subscription delivers to', parse: values.text },
  secondSecret: {
    flags: '--second-secret <text>',
    help: 'what deliveries to the second path are signed with',
    parse: values.secret,
  },
  failFirst: {
    flags: '--fail-first <n>',
    help: 'refuses the first N deliveries with 503, then works',
    parse: values.count,
  },
  status: { flags: '--status <code>', help: 'answers every delivery with this status', parse: values.status },
  delay: { flags: '--delay <duration>', help: 'waits before each answer', parse: values.duration },
  policy: {
    flags: '--policy <name>',
    help: 'what to do with a bad signature: reject (401) or ignore (200 without effect)',
    parse: values.choice('reject', 'ignore'),
    standard: 'reject',
  },
  defect: {
    flags: '--defect <name>',
    help: 'does something wrong; repeatable',
    parse: (name: string) => findDefect(name).name,
    many: true,
  },
  variation: {
    flags: '--variation <name>',
    help: 'is right in another way; repeatable',
    parse: (name: string) => findVariation(name).name,
    many: true,
  },
  listDefects: { flags: '--list-defects', help: 'list what can be done wrong, and end', parse: values.text },
  nexus: {
    flags: '--nexus <url>',
    help: 'origin that selfUri is fetched from when an interaction has started',
    parse: values.url,
    standard: 'nothing is fetched',
  },
  store: {
    flags: '--store <file>',
    help: 'keep what took effect in this file, written before each answer, so that a restart or a crash forgets nothing',
    parse: values.text,
    standard: 'nothing is kept',
  },
  controls: {
    flags: '--controls',
    help: 'takes PUT /control/secrets, /control/clock and /control/outage: whoever reaches it may change its secret',
    parse: values.text,
  },
  json: { flags: '--json', help: 'print what is received as NDJSON', parse: values.text },
} as const

/** How long deliveries that are under way at the end may take, in milliseconds. */
const GRACE_MS = 5000

export const registerReceive = (program: Command): void => {
  const command = program
    .command('receive')
    .description(
      'Runs the reference receiver: verifies signatures, drops duplicates, answers 200, and can be told to misbehave.',
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ mock-genesys receive --port 3000 --secret app-secret --fail-first 2\n  $ mock-genesys receive --secret app-secret --defect no-dedupe\n  $ mock-genesys receive --secret app-secret --store effects.ndjson\n\nProbes: GET /processed?interactionId=…&event=STARTED, GET /state?interactionId=… and GET /details?interactionId=…\nControls, with --controls: PUT /control/secrets {"secrets":["new","old"]}, PUT /control/clock {"now":"2026-01-01T00:00:00Z"} (null: the real time), PUT /control/outage {"down":true}',
    )
  addSettings(command, settings).action(async () => {
    const given = await resolveSettings(command, settings)
    if (given.listDefects) {
      process.stdout.write(
        given.json
          ? `${JSON.stringify(
              DEFECTS.map(({ name, family, explanation, fix }) => ({ name, family, explanation, fix })),
              null,
              2,
            )}\n`
          : listDefects(),
      )
      return
    }
    if (given.secret === undefined)
      throw new MockError({
        code: 'OPTION_MISSING',
        message: '--secret is missing',
        fix: 'add --secret TEXT, or set MOCK_GENESYS_SECRET; a receiver without a secret could verify nothing',
      })
    checkPath('--path', given.path)
    checkPath('--second-path', given.secondPath)
    const second =
      given.secondPath !== undefined && given.secondSecret !== undefined
        ? { path: given.secondPath, secret: given.secondSecret }
        : undefined
    if (!second && (given.secondPath ?? given.secondSecret) !== undefined)
      throw new MockError({
        code: 'OPTION_MISSING',
        message:
          given.secondPath === undefined
            ? '--second-path is missing beside --second-secret'
            : '--second-secret is missing beside --second-path',
        fix: 'give both, or neither',
      })
    if (second && second.path === (given.path ?? '/'))
      throw new MockError({
        code: 'PATH_INVALID',
        message: `both subscriptions deliver to ${second.path}`,
        fix: 'give --second-path another path',
      })
    const { delay } = given
    const paint = paintFor(process.stdout)
    const store = given.store === undefined ? undefined : openStore(given.store)
    let count = 0
    const receiver = createReceiver({
      secret: given.secret,
      ...(store && { store }),
      ...(given.path !== undefined && { path: given.path }),
      ...(second && { second }),
      controls: Boolean(given.controls),
      ...(given.failFirst !== undefined && { failFirst: given.failFirst }),
      ...(given.status !== undefined && { status: given.status }),
      ...(given.policy !== undefined && { policy: given.policy }),
      ...(given.defect !== undefined && { defects: given.defect }),
      ...(given.variation !== undefined && { variations: given.variation }),
      ...(given.nexus !== undefined && { nexus: given.nexus }),
      fetch: (input, init) => guardedFetch(input instanceof Request ? input.url : input, init),
      ...(delay !== undefined && { wait: () => pause(delay) }),
      pause: (ms) => pause(ms, undefined, { ref: false }),
      onReceived: (received) => {
        count += 1
        process.stdout.write(
          `${given.json ? inertJson({ type: 'received', ...received }) : describeReceived(received, paint)}\n`,
        )
      },
    })
    const host = given.host ?? '127.0.0.1'
    const server = await listen(
      guardControls(
        { fetch: (request, env) => receiver.fetch(request, (env as HttpBindings | undefined)?.incoming.rawHeaders) },
        host,
      ),
      { host, port: given.port ?? 8485 },
    ).catch(async (error: unknown) => {
      await store?.close()
      throw error
    })
    const url = `${server.url}${given.path ?? '/'}`
    // Whoever reads the next line may send a signal at once.
    const stopped = untilStopped()
    process.stdout.write(
      given.json
        ? `${JSON.stringify({ type: 'ready', url, pid: process.pid })}\n`
        : `the reference receiver takes deliveries at ${paint('cyan', url)}\n`,
    )
    const stop = await stopped
    await server.drain(GRACE_MS)
    await store?.close()
    process.stderr.write(`${stoppedBy(stop)}: ${String(count)} ${count === 1 ? 'delivery' : 'deliveries'} received\n`)
  })
}

const checkPath = (option: string, path: string | undefined): void => {
  if (path !== undefined && !path.startsWith('/'))
    throw new MockError({
      code: 'PATH_INVALID',
      message: `the path "${path}" does not begin with a slash`,
      fix: `write ${option} /${path}`,
    })
}

/** A table of two columns: what a defect is called, what it does. */
const listDefects = (): string => {
  const width = Math.max(...DEFECTS.map(({ name }) => name.length))
  return DEFECTS.map(({ name, explanation }) => `${name.padEnd(width)}  ${explanation}\n`).join('')
}

/** One line about one request. */
export const describeReceived = (
  { number, events, operationId, signature, duplicate, status, diagnosis }: Received,
  paint: Paint,
): string => {
  const verdict = signature === 'ok' ? paint('green', 'signature ok') : paint('red', `signature ${signature}`)
  const rest = [duplicate ? 'duplicate' : '', diagnosis ? `${diagnosis.explanation}; ${diagnosis.fix}` : '']
    .filter(Boolean)
    .join(', ')
  return `#${String(number).padEnd(4)} ${(field(events.join(' ')) || '-').padEnd(10)} ${field((operationId ?? '-').slice(0, 8))}  ${verdict}  ${paint(status === 200 ? 'green' : 'red', String(status))}${rest ? `  ${rest}` : ''}`
}
