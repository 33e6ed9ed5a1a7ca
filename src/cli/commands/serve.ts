import type { Command } from 'commander'
import { MockError } from '../../kit/error.ts'
import { createMockGenesys, type MockGenesys } from '../../mock.ts'
import { inertJson } from '../../reporters/inert-json.ts'
import { viewEntry } from '../../server/delivery-view.ts'
import { createViewMask } from '../../server/view-mask.ts'
import { engineOptions, engineSettings } from '../engine-settings.ts'
import { collectEarlier } from '../collect-earlier.ts'
import { paintFor } from '../paint.ts'
import { printJournal } from '../print-journal.ts'
import { openReadyFile, type Ready } from '../ready-file.ts'
import { addSettings, resolveSettings } from '../settings.ts'
import { field } from '../say.ts'
import { watchShutdown } from '../shutdown-report.ts'
import { untilStopped } from '../signals.ts'
import { createTimeline } from '../timeline.ts'
import { values } from '../values.ts'

const settings = {
  host: { flags: '--host <address>', help: 'address to listen at', parse: values.text, standard: '127.0.0.1' },
  port: { flags: '--port <n>', help: 'port to listen at; 0 takes any free one', parse: values.port, standard: '8484' },
  target: { flags: '--target <url>', help: 'adds a subscription that delivers to this receiver', parse: values.url },
  secret: {
    flags: '--secret <text>',
    help: 'the secret of that subscription; ps shows a flag, and not MOCK_GENESYS_SECRET',
    parse: values.secret,
  },
  events: {
    flags: '--events <list>',
    help: 'its events, by comma, or all',
    parse: values.events,
    standard: 'STARTED,FINISHED',
  },
  apiKey: {
    flags: '--api-key <key>',
    help: 'the emulated API answers 401 without this key; beyond loopback, without one, it takes the control token; ps shows a flag, and not MOCK_GENESYS_API_KEY',
    parse: values.text,
  },
  controlToken: {
    flags: '--control-token <token>',
    help: 'the control API answers 401 without this token; needed beyond loopback; ps shows a flag, and not MOCK_GENESYS_CONTROL_TOKEN',
    parse: values.text,
  },
  allowHost: {
    flags: '--allow-host <name>',
    help: 'further name in the Host header that is answered, such as mock.example.test or *.example.test (repeatable)',
    parse: values.hostName,
    many: true,
  },
  allowTarget: {
    flags: '--allow-target <host>',
    help: 'public host that subscriptions made over the API may name (repeatable)',
    parse: values.text,
    many: true,
  },
  selfUriBase: {
    flags: '--self-uri-base <url>',
    help: 'base of selfUri, when receivers reach the mock by another name',
    parse: values.url,
  },
  retain: {
    flags: '--retain <size>',
    help: 'memory for bodies, responses and the journal, such as 64mb; older bodies are kept as length and SHA-256',
    parse: values.size,
    standard: '64mb',
  },
  readyFile: {
    flags: '--ready-file <file>',
    help: 'written once the mock takes requests, removed when it ends; holds the JSON of the ready line: url, control, pid (kill -0 PID tells whether it still runs)',
    parse: values.text,
  },
  ...engineSettings,
} as const

export const registerServe = (program: Command): void => {
  const command = program
    .command('serve')
    .description('Runs the emulated subscription API, the delivery engine and the control API on one port.')
    .addHelpText(
      'after',
      '\nExample:\n  $ mock-genesys serve --target http://127.0.0.1:3000/webhook --secret app-secret --retry-timeout 2s\n  $ curl -X POST http://127.0.0.1:8484/_mock/events -H \'content-type: application/json\' -d \'{"event":"STARTED"}\'\n\nSIGINT, SIGTERM or SIGHUP: starts no further attempt, waits for those in flight (5 s at most), prints what was canceled to standard error, exits with 0.\nEverything is kept in memory: a process that is killed (SIGKILL) loses its journal and all pending deliveries, and leaves the ready file behind.',
    )
  addSettings(command, settings).action(async () => {
    collectEarlier()
    const given = await resolveSettings(command, settings)
    if ((given.target === undefined) !== (given.secret === undefined)) {
      const [have, lack] = given.target === undefined ? ['--secret', '--target'] : ['--target', '--secret']
      throw new MockError({
        code: 'TARGET_INCOMPLETE',
        message: `${have} is given without ${lack}`,
        fix: `add ${lack}, which tells ${lack === '--secret' ? 'what to sign with' : 'where to deliver'}`,
      })
    }
    const readyFile = given.readyFile === undefined ? undefined : openReadyFile(given.readyFile)
    if (readyFile?.found !== undefined) process.stderr.write(`note: ${readyFile.found}\n`)
    const mock = await createMockGenesys({
      ...engineOptions(given),
      host: given.host ?? '127.0.0.1',
      port: given.port ?? 8484,
      ...(given.apiKey !== undefined && { apiKey: given.apiKey }),
      ...(given.controlToken !== undefined && { controlToken: given.controlToken }),
      ...(given.selfUriBase !== undefined && { selfUriBase: given.selfUriBase.replace(/\/+$/, '') }),
      ...(given.allowHost && { allowHosts: given.allowHost }),
      allowTargets: given.allowTarget ?? [],
      ...(given.retain !== undefined && { retention: { bytes: given.retain } }),
      subscriptions: [
        ...(given.target !== undefined && given.secret !== undefined
          ? [{ url: given.target, secret: given.secret, ...(given.events && { events: given.events }) }]
          : []),
        ...given.config.subscriptions,
      ],
    })
    const ready: Ready = { type: 'ready', url: mock.url, control: mock.controlUrl, pid: process.pid }
    try {
      readyFile?.write(ready)
    } catch (error) {
      await mock.close()
      throw error
    }
    const stopped = untilStopped()
    let printed: () => Promise<void> = () => Promise.resolve()
    if (given.json) {
      process.stdout.write(`${JSON.stringify(ready)}\n`)
      const mask = createViewMask(mock)
      printed = printJournal(mock.store, process.stdout, (entry) =>
        inertJson(entry.type === 'lagged' ? entry : viewEntry(entry, mask)),
      )
    } else banner(mock)
    const tellShutdown = watchShutdown(await stopped, () => mock.store.deliveries())
    readyFile?.remove()
    if (!given.json) process.stdout.write('\nwaiting for attempts in flight, 5 s at most …\n')
    await mock.close()
    process.stderr.write(`${tellShutdown()}\n`)
    await printed()
  })
}

const banner = (mock: MockGenesys): void => {
  const paint = paintFor(process.stdout)
  const rows = [
    `${paint('bold', 'mock-genesys')} takes work at ${paint('cyan', mock.url)}  ${paint('dim', `seed ${String(mock.seed)}, clock ${mock.clock.mode}`)}`,
    '',
    ...mock
      .subscriptions()
      .map(
        ({ id, events, url }) =>
          `  delivers ${events.length > 4 ? `${String(events.length)} events` : events.join(', ')} to ${field(url)} ${paint('dim', id)}`,
      ),
    ...(mock.subscriptions().length === 0
      ? ['  no subscription yet: start with --target URL --secret TEXT, or POST /v1/webhooks']
      : []),
    '',
    `  watch it live at ${paint('cyan', `${mock.url}/`)}`,
    '',
    paint('dim', '  try:'),
    `  curl -X POST ${mock.controlUrl}/events -H 'content-type: application/json' -d '{"event":"STARTED"}'`,
    `  curl -X POST ${mock.controlUrl}/interactions`,
    `  curl ${mock.controlUrl}/deliveries`,
    `  curl ${mock.url}/v1/webhooks`,
    '',
  ]
  process.stdout.write(`${rows.join('\n')}\n`)
  const tell = createTimeline({
    paint,
    mask: createViewMask(mock),
    since: mock.clock.now(),
    delivery: (id) => mock.store.delivery(id),
  })
  mock.store.watch((entry) => {
    const line = tell(entry)
    if (line !== undefined) process.stdout.write(`${line}\n`)
  })
}
