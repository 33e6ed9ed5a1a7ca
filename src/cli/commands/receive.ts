import type { HttpBindings } from '@hono/node-server'
import type { Command } from 'commander'
import { setTimeout as pause } from 'node:timers/promises'
import { guardedFetch } from '../../delivery/wire/guarded-fetch.ts'
import { MockError } from '../../kit/error.ts'
import type { Defect } from '../../receiver/defects/defect.ts'
import { inertJson } from '../../reporters/inert-json.ts'
import { guardControls } from '../../server/guard-controls.ts'
import { listen } from '../../server/listen.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { missingOption } from '../missing.ts'
import { receive } from '../options/receive.ts'
import { paintFor } from '../paint.ts'
import { describeReceived } from '../received-line.ts'
import { stoppedBy, untilStopped } from '../signals.ts'

/** The path that matches any path. */
const EVERYWHERE = '/'

/** How long deliveries in progress may take at the end, in milliseconds. */
const GRACE_MS = 5000

export const registerReceive = (program: Command): void => {
  const command = program
    .command('receive')
    .description(
      'Runs the reference receiver: verifies signatures, deduplicates, responds with 200, and misbehaves on request.',
    )
    .addHelpText(
      'after',
      `
Example:
  $ mock-genesys receive --port 3000 --secret app-secret --fail-first 2
  $ mock-genesys receive --secret app-secret --defect no-dedupe
  $ mock-genesys receive --secret app-secret --store effects.ndjson

Probes: GET /processed?interactionId=…&event=STARTED, GET /state?interactionId=… and GET /details?interactionId=…
Controls, with --controls: PUT /control/secrets {"secrets":["new","old"]}, PUT /control/clock \
{"now":"2026-01-01T00:00:00Z"} (null: the real time), PUT /control/outage {"down":true}`,
    )
  addOptions(command, receive).action(async () => {
    const given = await resolveOptions(command.opts(), receive)
    if (given.listDefects) {
      const { DEFECTS } = await import('../../receiver/defects/index.ts')
      process.stdout.write(
        given.json
          ? `${JSON.stringify(
              DEFECTS.map(({ name, family, explanation, fix }) => ({ name, family, explanation, fix })),
              null,
              2,
            )}\n`
          : listDefects(DEFECTS),
      )
      return
    }
    if (given.secret === undefined)
      throw missingOption(
        'secret',
        'add --secret TEXT, or set MOCK_GENESYS_SECRET; a receiver cannot verify signatures without a secret',
      )
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
            ? '--second-secret is given without --second-path'
            : '--second-path is given without --second-secret',
        fix: 'pass both or neither',
      })
    const path = given.path ?? EVERYWHERE
    if (second?.path === path)
      throw new MockError({
        code: 'PATH_INVALID',
        message: `both subscriptions deliver to ${second.path}`,
        fix: 'use a different --second-path',
      })
    const { delay } = given
    const paint = paintFor(process.stdout)
    const [{ createReceiver }, { openStore }] = await Promise.all([
      import('../../receiver/receiver.ts'),
      import('../../receiver/store-file.ts'),
    ])
    const store = given.store === undefined ? undefined : openStore(given.store)
    let count = 0
    const receiver = createReceiver({
      secret: given.secret,
      ...(store && { store }),
      ...(given.path !== undefined && { path: given.path }),
      ...(second && { second }),
      ...(given.dialect !== undefined && { dialects: [given.dialect] }),
      controls: given.controls,
      ...(given.failFirst !== undefined && { failFirst: given.failFirst }),
      ...(given.status !== undefined && { status: given.status }),
      policy: given.policy,
      defects: given.defect,
      variations: given.variation,
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
    const { host, port } = given
    const server = await listen(
      guardControls(
        { fetch: (request, env) => receiver.fetch(request, (env as HttpBindings | undefined)?.incoming) },
        host,
      ),
      { host, port },
    ).catch(async (error: unknown) => {
      await store?.close()
      throw error
    })
    const url = `${server.url}${path}`
    // The reader of the next line may send a signal at once.
    const stopped = untilStopped()
    process.stdout.write(
      given.json
        ? `${JSON.stringify({ type: 'ready', url, pid: process.pid })}\n`
        : `reference receiver listening at ${paint('cyan', url)}\n`,
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
      message: `the path "${path}" does not start with a slash`,
      fix: `write ${option} /${path}`,
    })
}

/** Renders a table of defects: name and explanation. */
const listDefects = (defects: readonly Defect[]): string => {
  const width = Math.max(...defects.map(({ name }) => name.length))
  return defects.map(({ name, explanation }) => `${name.padEnd(width)}  ${explanation}\n`).join('')
}
