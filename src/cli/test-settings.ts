import { MIN_SECRET_CHARACTERS } from '../kit/masking/mask.ts'
import { MockError } from '../kit/error.ts'
import type { Assumptions } from '../engine/options.ts'
import { retryParts, type RetryOptions } from '../delivery/retry/policy.ts'
import type { RunScenariosOptions } from '../harness.ts'
import { REPORTER_NAMES } from '../reporters/reporter.ts'
import { retryOfPolicy } from '../scenario/language/read-retry.ts'
import { quoteUrl } from '../subscriptions/target-url.ts'
import { engineSettings } from './engine-settings.ts'
import type { Resolved } from './settings.ts'
import { values } from './values.ts'
import type { ReporterUse } from './write-reports.ts'

const readReporter = (text: string): ReporterUse => {
  const [name = '', file] = text.split(/=(.*)/s, 2)
  return { name: values.choice(...REPORTER_NAMES)(name), file: file === '' ? undefined : file }
}

const template = (text: string): string => {
  if (!text.includes('{interactionId}'))
    throw new MockError({
      code: 'PROBE_TEMPLATE_INVALID',
      message: `"${quoteUrl(text)}" does not say whose effects are asked for`,
      fix: 'put {interactionId} where the id belongs, such as http://127.0.0.1:3000/processed?interactionId={interactionId}&event={event}',
    })
  return text
}

const probeUrl = (text: string): string => {
  values.url(template(text).replaceAll('{interactionId}', 'id').replaceAll('{event}', 'event'))
  return text
}

const controlUrl = (text: string): string => {
  if (!text.includes('{control}'))
    throw new MockError({
      code: 'CONTROL_TEMPLATE_INVALID',
      message: `"${quoteUrl(text)}" does not say which control is meant`,
      fix: 'put {control} where its name belongs, such as http://127.0.0.1:3000/control/{control}',
    })
  values.url(text.replaceAll('{control}', 'outage'))
  return text
}

const someAtOnce = (text: string): number => {
  const count = values.count(text)
  if (count > 0) return count
  throw new MockError({
    code: 'CONCURRENCY_INVALID',
    message: 'with 0 at once none would ever run',
    fix: 'give 1 to run them one after the other',
  })
}

/** What `test` can be told. */
export const testSettings = {
  target: { flags: '--target <url>', help: 'the receiver', parse: values.url },
  secret: {
    flags: '--secret <text>',
    help: 'what it verifies signatures with; a flag shows in the list of processes (ps), MOCK_GENESYS_SECRET does not',
    parse: values.secret,
  },
  policy: {
    flags: '--policy <name>',
    help: 'what it does with a bad signature: reject (a 4xx answer) or ignore (200 without effect)',
    parse: values.choice('reject', 'ignore'),
    standard: 'reject',
  },
  start: {
    flags: '--start <command>',
    help: 'starts the receiver, waits until it answers, and stops it at the end; scenarios of its life cycle kill, pause and start it again',
    parse: values.text,
  },
  ready: {
    flags: '--ready <url>',
    help: 'what to poll until the receiver is ready',
    parse: values.url,
    standard: 'a connection to the target',
  },
  probeProcessed: {
    flags: '--probe-processed <url>',
    help: 'answers {"count": N}; with {interactionId} and {event}',
    parse: probeUrl,
  },
  probeState: { flags: '--probe-state <url>', help: 'answers {"state": …}; with {interactionId}', parse: probeUrl },
  probeDetails: {
    flags: '--probe-details <url>',
    help: 'answers {"details": {"mediaType": …, "interactionSubtype": …}}; with {interactionId}',
    parse: probeUrl,
  },
  probeCommand: {
    flags: '--probe-command <command>',
    help: 'prints the count, the state or the details; told by MOCK_GENESYS_PROBE, _INTERACTION_ID, _EVENT',
    parse: values.text,
  },
  probeLog: {
    flags: '--probe-log <text>',
    help: 'counts lines of the output of --start that contain this, with {interactionId} and {event}',
    parse: template,
  },
  control: {
    flags: '--control <url>',
    help: 'takes PUT {"secrets": […]}, {"now": …} or {"down": …}; with {control}: secrets, clock or outage',
    parse: controlUrl,
  },
  controlCommand: {
    flags: '--control-command <command>',
    help: 'does the same, told by MOCK_GENESYS_CONTROL and MOCK_GENESYS_CONTROL_BODY; ends with 77 for what it does not do',
    parse: values.text,
  },
  secondTarget: {
    flags: '--second-target <url>',
    help: 'where the receiver takes a second subscription',
    parse: values.url,
  },
  secondSecret: {
    flags: '--second-secret <text>',
    help: 'what it verifies that one with; ps shows a flag, and not MOCK_GENESYS_SECOND_SECRET',
    parse: values.secret,
  },
  reporter: {
    flags: '--reporter <name[=file]>',
    help: `${REPORTER_NAMES.join(', ')}; repeatable`,
    parse: readReporter,
    many: true,
    standard: 'pretty',
  },
  bodies: {
    flags: '--bodies <which>',
    help: 'full or clipped: whether long bodies stand whole in json, ndjson and har, or their first 4096 characters with length and SHA-256',
    parse: values.choice('clipped', 'full'),
    standard: 'clipped',
  },
  filter: {
    flags: '--filter <text>',
    help: 'only scenarios whose name, id or requirement contains this',
    parse: values.text,
  },
  bail: { flags: '--bail', help: 'stop after the first failure', parse: values.text },
  strict: {
    flags: '--strict',
    help: 'treat SHOULD as MUST, and exit with 4 when nothing could be judged',
    parse: values.text,
  },
  concurrency: { flags: '--concurrency <n>', help: 'scenarios at once', parse: someAtOnce, standard: '8' },
  selfUriPort: {
    flags: '--self-uri-port <n>',
    help: 'port that selfUri points to, for receivers that must be told',
    parse: values.port,
    standard: 'any free one',
  },
  responseTimeout: { ...engineSettings.responseTimeout, standard: '10s, or what the scenario says' },
  retryPolicy: { ...engineSettings.retryPolicy, standard: 'none, or what the scenario says' },
  retryAttempts: { ...engineSettings.retryAttempts, standard: '0, or what the scenario says' },
  retryTimeout: { ...engineSettings.retryTimeout, standard: '5s, or what the scenario says' },
  clock: { ...engineSettings.clock, standard: 'auto' },
  seed: { ...engineSettings.seed, help: 'same seed, same texts, shapes and secrets; ids are fresh in each run' },
  ids: {
    flags: '--ids <n>',
    help: 'the ids of an earlier run, as its report names them; with its seed, the same bytes',
    parse: values.count,
    standard: 'fresh ones, which no receiver can remember',
  },
  assume: engineSettings.assume,
  assumptions: {
    flags: '--assumptions <mode>',
    help: 'both: runs again under each alternative of what the documents leave open, and tells what changes',
    parse: values.choice('default', 'both'),
    standard: 'default',
  },
  insecure: engineSettings.insecure,
  json: { flags: '--json', help: 'the same as --reporter json', parse: values.text },
} as const

type Given = Resolved<typeof testSettings>

/**
 * Reads what a run is to be: the options of the library, less what the command line alone knows.
 * @throws {MockError} `OPTION_MISSING`, `CLOCK_MANUAL`, `PROBE_LOG_WITHOUT_START`
 */
export const readTestOptions = (given: Given, paths: readonly string[]): RunScenariosOptions => {
  const { target, secret } = given
  if (target === undefined || secret === undefined) {
    const lack = target === undefined ? '--target' : '--secret'
    throw new MockError({
      code: 'OPTION_MISSING',
      message: `${lack} is missing`,
      fix:
        lack === '--target'
          ? 'add --target http://127.0.0.1:3000/webhook'
          : 'add --secret TEXT, or set MOCK_GENESYS_SECRET',
    })
  }
  const { secondTarget, secondSecret } = given
  for (const [flag, given] of [
    ['--secret', secret],
    ['--second-secret', secondSecret],
  ] as const) {
    if (given !== undefined && given.length < MIN_SECRET_CHARACTERS)
      throw new MockError({
        code: 'SECRET_TOO_SHORT',
        message: `${flag} has fewer than ${String(MIN_SECRET_CHARACTERS)} characters: reports could not hide it`,
        fix: `give the receiver a secret of at least ${String(MIN_SECRET_CHARACTERS)} characters, better 64 (openssl rand -hex 32)`,
      })
  }
  if ((secondTarget === undefined) !== (secondSecret === undefined)) {
    throw new MockError({
      code: 'OPTION_MISSING',
      message:
        secondTarget === undefined
          ? '--second-target is missing beside --second-secret'
          : '--second-secret is missing beside --second-target',
      fix: 'give both, or neither',
    })
  }
  if (given.clock === 'manual')
    throw new MockError({
      code: 'CLOCK_MANUAL',
      message: 'with a manual clock nobody would move the time on',
      fix: 'use --clock auto, which makes pauses cost nothing, real, or xN',
    })
  if (given.probeLog !== undefined && given.start === undefined)
    throw new MockError({
      code: 'PROBE_LOG_WITHOUT_START',
      message: '--probe-log reads the output of a receiver that nobody started',
      fix: 'add --start "COMMAND"',
    })
  return {
    paths,
    target,
    secret,
    probes: {
      ...(given.probeProcessed !== undefined && { processed: given.probeProcessed }),
      ...(given.probeState !== undefined && { state: given.probeState }),
      ...(given.probeDetails !== undefined && { details: given.probeDetails }),
      ...(given.probeCommand !== undefined && { command: given.probeCommand }),
      ...(given.probeLog !== undefined && { log: given.probeLog }),
    },
    controls: {
      ...(given.control !== undefined && { url: given.control }),
      ...(given.controlCommand !== undefined && { command: given.controlCommand }),
    },
    ...(secondTarget !== undefined &&
      secondSecret !== undefined && { second: { target: secondTarget, secret: secondSecret } }),
    retry: retryOf(given),
    strict: Boolean(given.strict),
    bail: Boolean(given.bail),
    insecureTls: Boolean(given.insecure),
    ...(given.policy !== undefined && { policy: given.policy }),
    ...(given.start !== undefined && { start: given.start }),
    ...(given.ready !== undefined && { ready: given.ready }),
    ...(given.clock !== undefined && { clock: given.clock }),
    ...(given.seed !== undefined && { seed: given.seed }),
    ...(given.ids !== undefined && { ids: given.ids }),
    ...(given.filter !== undefined && { filter: given.filter }),
    ...(given.concurrency !== undefined && { concurrency: given.concurrency }),
    ...(given.selfUriPort !== undefined && { selfUriPort: given.selfUriPort }),
    ...(given.responseTimeout !== undefined && { responseTimeoutMs: given.responseTimeout }),
    ...(given.assume && { assume: Object.assign({}, ...given.assume) as Partial<Assumptions> }),
  }
}

/** What holds where a scenario does not speak of redelivery. */
const retryOf = (given: {
  readonly retryPolicy: RetryOptions['policy'] | undefined
  readonly retryAttempts: number | undefined
  readonly retryTimeout: number | undefined
}): NonNullable<RunScenariosOptions['retry']> => {
  const policy = given.retryPolicy === undefined ? undefined : retryParts({ policy: given.retryPolicy })
  return {
    ...(policy && retryOfPolicy(policy)),
    ...(given.retryAttempts !== undefined && { attempts: given.retryAttempts }),
    ...(given.retryTimeout !== undefined && { pauseMs: given.retryTimeout }),
  }
}
