import type { Command } from 'commander'
import { MockError } from '../../kit/error.ts'
import { createMockGenesys, type MockGenesys } from '../../mock.ts'
import { inertJson } from '../../reporters/inert-json.ts'
import { DEFAULT_URL } from '../../server/address.ts'
import { viewEntry } from '../../server/delivery-view.ts'
import { createViewMask } from '../../server/view-mask.ts'
import { collectOnceBusy } from '../collect-earlier.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { engineOptions } from '../engine-options.ts'
import { EXAMPLE_TARGET } from '../options/example-target.ts'
import { serve } from '../options/serve.ts'
import { createLineWriter, type LineWriter } from '../line-writer.ts'
import { loadRest } from '../load-rest.ts'
import { paintFor } from '../paint.ts'
import type { Flags } from '../plain-flags.ts'
import { printJournal } from '../print-journal.ts'
import { openReadyFile, type Ready } from '../ready-file.ts'
import { field } from '../say.ts'
import { watchShutdown } from '../shutdown-report.ts'
import { untilStopped } from '../signals.ts'
import { createTimeline } from '../timeline.ts'

/**
 * The share of --retain for the data itself: V8's heap and the allocator need about as much again, and the option is
 * about memory.
 */
const HELD_SHARE = 0.4

export const registerServe = (program: Command): void => {
  const command = program
    .command('serve')
    .description('Runs the emulated subscription API, the delivery engine and the control API on one port.')
    .addHelpText(
      'after',
      `
Example:
  $ mock-genesys serve --target ${EXAMPLE_TARGET} --secret app-secret --retry-timeout 2s
  $ curl -X POST ${DEFAULT_URL}/_mock/events -H 'content-type: application/json' -d '{"event":"STARTED"}'

SIGINT, SIGTERM or SIGHUP: starts no further attempts, waits for those in flight (at most 5 s), prints what was \
canceled to standard error, and exits with 0.
Everything is kept in memory: SIGKILL loses the journal and all pending deliveries, and leaves the ready file behind.`,
    )
  addOptions(command, serve).action(() => runServe(command.opts()))
}

/** Serves until a signal, or until nobody reads its output. */
export const runServe = async (flags: Flags): Promise<void> => {
  const given = await resolveOptions(flags, serve)
  if ((given.target === undefined) !== (given.secret === undefined)) {
    const [present, absent] = given.target === undefined ? ['--secret', '--target'] : ['--target', '--secret']
    throw new MockError({
      code: 'TARGET_INCOMPLETE',
      message: `${present} is given without ${absent}`,
      fix: absent === '--secret' ? 'add --secret TEXT, the secret to sign with' : 'add --target URL, where to deliver',
    })
  }
  const readyFile = given.readyFile === undefined ? undefined : openReadyFile(given.readyFile)
  if (readyFile?.found !== undefined) process.stderr.write(`note: ${readyFile.found}\n`)
  const mock = await createMockGenesys({
    ...engineOptions(given),
    clock: given.clock,
    host: given.host,
    port: given.port,
    ...(given.apiKey !== undefined && { apiKey: given.apiKey }),
    ...(given.controlToken !== undefined && { controlToken: given.controlToken }),
    ...(given.selfUriBase !== undefined && { selfUriBase: given.selfUriBase.replace(/\/+$/, '') }),
    allowHosts: given.allowHost,
    allowTargets: given.allowTarget,
    retention: { bytes: Math.floor(given.retain * HELD_SHARE) },
    subscriptions: [
      ...(given.target !== undefined && given.secret !== undefined
        ? [{ url: given.target, secret: given.secret, events: given.events }]
        : []),
      ...given.config.subscriptions,
    ],
  })
  collectOnceBusy((callback) => mock.journal.watch(callback))
  const ready: Ready = { type: 'ready', url: mock.url, control: mock.controlUrl, pid: process.pid }
  try {
    readyFile?.write(ready)
  } catch (error) {
    await mock.close()
    throw error
  }
  const stopped = untilStopped()
  loadRest()
  let printed: () => Promise<void> = () => Promise.resolve()
  let lines: LineWriter | undefined
  if (given.json) {
    process.stdout.write(`${JSON.stringify(ready)}\n`)
    const mask = createViewMask(mock)
    printed = printJournal(mock.journal, process.stdout, (entry) =>
      inertJson(entry.type === 'lagged' ? entry : viewEntry(entry, mask)),
    )
  } else lines = banner(mock)
  const tellShutdown = watchShutdown(await stopped, () => mock.journal.deliveries())
  readyFile?.remove()
  lines?.flush()
  if (!given.json) process.stdout.write('\nwaiting for attempts in flight (at most 5 s) …\n')
  await mock.close()
  lines?.flush()
  process.stderr.write(`${tellShutdown()}\n`)
  await printed()
}

/** Prints the banner, and then a line for each event; returns the writer of these lines. */
const banner = (mock: MockGenesys): LineWriter => {
  const paint = paintFor(process.stdout)
  const kind = paint('dim', `seed ${String(mock.seed)}, clock ${mock.clock.mode}`)
  const listed = (events: readonly string[]): string =>
    events.length > 4 ? `${String(events.length)} events` : events.join(', ')
  const [example = 'STARTED'] = mock.subscriptions().flatMap(({ events }) => events)
  const rows = [
    `${paint('bold', 'mock-genesys')} listening at ${paint('cyan', mock.url)}  ${kind}`,
    '',
    ...mock
      .subscriptions()
      .map(({ id, events, url }) => `  delivers ${listed(events)} to ${field(url)} ${paint('dim', id)}`),
    ...(mock.subscriptions().length === 0
      ? ['  no subscriptions yet: start with --target URL --secret TEXT, or POST /v1/webhooks']
      : []),
    '',
    paint('dim', '  two systems: STARTED and FINISHED are from Genesys Digital Channels, which has no API;'),
    paint('dim', '  /v1/webhooks and the conversation events are documented by Dixa (see spec/README.md)'),
    '',
    `  watch it live at ${paint('cyan', `${mock.url}/`)}`,
    '',
    paint('dim', '  try:'),
    `  curl -X POST ${mock.controlUrl}/events -H 'content-type: application/json' -d '{"event":"${example}"}'`,
    `  curl -X POST ${mock.controlUrl}/interactions`,
    `  curl ${mock.controlUrl}/deliveries`,
    `  curl ${mock.controlUrl}/subscriptions`,
    '',
  ]
  process.stdout.write(`${rows.join('\n')}\n`)
  const tell = createTimeline({
    paint,
    mask: createViewMask(mock),
    since: mock.clock.now(),
    delivery: (id) => mock.journal.delivery(id),
  })
  const lines = createLineWriter(process.stdout)
  // Also when an error ends the process.
  process.once('exit', lines.flush)
  mock.journal.watch((entry) => {
    const line = tell(entry)
    if (line !== undefined) lines.write(line)
  })
  return lines
}
