import type { DialectName } from './dialects/dialect.ts'
import { MockError } from './kit/error.ts'
import type { ReporterName } from './reporters/reporter.ts'
import type { Controls } from './scenario/under-test/controls.ts'
import type { Probes } from './scenario/under-test/probes.ts'
import type { CalledUrl } from './scenario/under-test/reach.ts'
import type { ReceiverProcess } from './scenario/under-test/process.ts'
import { DEFAULT_POLICY } from './scenario/model/defaults.ts'
import type { Requirement, Run } from './scenario/model/result.ts'
import type {
  ControlOptions,
  JudgingOptions,
  ProbeOptions,
  RedeliveryOptions,
  RunScenariosOptions,
} from './scenario/run/harness-options.ts'
import type { Scenario } from './scenario/model/scenario.ts'

// Scenario modules are loaded on first use, so that importing the package stays fast.

export type { ControlOptions, JudgingOptions, ProbeOptions, RedeliveryOptions, RunScenariosOptions }

/**
 * Runs scenarios against a receiver; resolves with the run even if the receiver breaks the contract. The run's
 * `exitCode` is that of `mock-genesys test`: 1 if a broken promise counts at `level`.
 * @throws {MockError} `TARGET_FORBIDDEN`, `TARGET_UNREACHABLE`, `TARGET_TAKEN`, `RECEIVER_NOT_STARTED`,
 *   `PROBE_TEMPLATE_INVALID`, `SCENARIO_INVALID`, `SCENARIO_NOT_FOUND`, `PORT_IN_USE`, or the code of a secret that the
 *   dialect cannot sign with
 */
export const runScenarios = async (options: RunScenariosOptions): Promise<Run> => {
  const {
    paths = [],
    policy = DEFAULT_POLICY,
    preflight = true,
    retry,
    start,
    ready,
    readyTimeoutMs,
    probes,
    controls,
    scenarios: loaded,
    ...rest
  } = options
  const [{ runScenarios: run }, { contractOf }, { startReceiver }, { accepts }, { foreignText }] = await Promise.all([
    import('./scenario/run/run-scenarios.ts'),
    import('./scenario/run/contract.ts'),
    import('./scenario/under-test/process.ts'),
    import('./scenario/under-test/accepts.ts'),
    import('./reporters/foreign-text.ts'),
  ])
  const scenarios = loaded ?? (await loadScenarios(paths, retry, options.dialect))
  const contract = contractOf(scenarios, options)
  await (await import('./scenario/under-test/reach.ts')).checkReach(calledBy(options))
  const started =
    start === undefined
      ? undefined
      : await startReceiver({
          command: start,
          target: rest.target,
          show: foreignText([rest.secret, rest.second?.secret ?? '']),
          ...(rest.signal && { signal: rest.signal }),
          ...(ready !== undefined && { ready }),
          ...(readyTimeoutMs !== undefined && { withinMs: readyTimeoutMs }),
        })
  try {
    if (!started && !rest.fetch && !(await accepts(rest.target, 3000))) {
      throw new MockError({
        code: 'TARGET_UNREACHABLE',
        message: `nothing accepts connections at ${new URL(rest.target).host}`,
        fix: 'start the receiver, pass --start "COMMAND", or check the host and port',
      })
    }
    if (rest.second && !rest.fetch && !(await accepts(rest.second.target, 3000))) {
      throw new MockError({
        code: 'TARGET_UNREACHABLE',
        message:
          `nothing accepts connections at ${new URL(rest.second.target).host}, the target of the second ` +
          'subscription',
        fix: 'check the host and port of --second-target',
      })
    }
    return await run({
      ...rest,
      scenarios,
      ...contract,
      policy,
      preflight,
      probes: await probesOf(probes ?? {}, options, started),
      controls: await controlsOf(controls ?? {}, options),
      // Built-in scenarios are selected by ID, without a file. A receiver behind `fetch` cannot be tested on the
      // command line.
      ...(!rest.fetch && { command: ({ at, file }) => `mock-genesys test${at.file === file ? ` ${file}` : ''}` }),
      ...(rest.command && { command: rest.command }),
      ...(started && { receiver: started }),
    })
  } finally {
    await started?.stop()
  }
}

/**
 * Resolves with the scenarios of files and folders; without paths, with the built-in scenarios of a dialect, by default
 * `interactions`. If a dialect is given, scenarios of other dialects are translated to it.
 * @throws {MockError} `SCENARIO_INVALID`, `SCENARIO_NOT_FOUND`
 */
export const loadScenarios = async (
  paths: readonly string[] = [],
  retry: RedeliveryOptions = {},
  dialect?: DialectName,
): Promise<readonly Scenario[]> =>
  (await import('./scenario/language/load-scenarios.ts')).loadAll(paths, retry, dialect)

/** Resolves with the requirements of all dialects, by ID. */
export const loadRequirements = async (): Promise<ReadonlyMap<string, Requirement>> =>
  (await import('./scenario/model/requirements.ts')).requirements

/** Resolves with a run in one of the formats of `--reporter`, with secrets masked. */
export const renderRun = async (run: Run, format: ReporterName): Promise<string> =>
  (await import('./reporters/generated/reporters.ts')).REPORTERS[format].render(run)

/** Returns an absolute URL; a template that starts with a slash is relative to the receiver. */
const absolute = (template: string, target: string): string =>
  template.startsWith('/') ? `${new URL(target).origin}${template}` : template

/** Returns the URLs that a run calls over sockets. */
const calledBy = ({
  target,
  second,
  ready,
  start,
  probes = {},
  controls = {},
  fetch: send,
}: RunScenariosOptions): readonly CalledUrl[] => {
  const of = (what: string, url: unknown): readonly CalledUrl[] =>
    typeof url === 'string' ? [{ what, url: absolute(url, target) }] : []
  const readiness = start === undefined ? [] : of('--ready', ready)
  if (send) return readiness
  return [
    ...of('--target', target),
    ...of('--second-target', second?.target),
    ...readiness,
    ...of('--probe-processed', probes.processed),
    ...of('--probe-state', probes.state),
    ...of('--probe-details', probes.details),
    ...of('--control', controls.url),
  ]
}

/** Returns the controls: functions override a URL, which overrides a command. */
const controlsOf = async (
  { url, command, ...functions }: ControlOptions,
  { target, fetch: send }: RunScenariosOptions,
): Promise<Controls> => {
  const { controlsBy } = await import('./scenario/under-test/controls.ts')
  return {
    ...controlsBy(
      { ...(url !== undefined && { url: absolute(url, target) }), ...(command !== undefined && { command }) },
      send,
    ),
    ...functions,
  }
}

/** Returns the probes as functions: a URL overrides lines of output, which override a command. */
const probesOf = async (
  { processed, state, details, command, log }: ProbeOptions,
  { target, fetch: send }: RunScenariosOptions,
  started: ReceiverProcess | undefined,
): Promise<Probes> => {
  const { commandProbes, httpProbes } = await import('./scenario/under-test/probes.ts')
  const urls = {
    ...(typeof processed === 'string' && { processed: absolute(processed, target) }),
    ...(typeof state === 'string' && { state: absolute(state, target) }),
    ...(typeof details === 'string' && { details: absolute(details, target) }),
  }
  return {
    ...(command !== undefined && commandProbes(command)),
    ...(log !== undefined &&
      started && {
        processed: (id: string, event: string) =>
          Promise.resolve(started.linesWith(log.replaceAll('{interactionId}', id).replaceAll('{event}', event))),
      }),
    ...httpProbes(urls, send),
    ...(typeof processed === 'function' && { processed }),
    ...(typeof state === 'function' && { state }),
    ...(typeof details === 'function' && { details }),
  }
}
