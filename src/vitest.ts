import { afterAll, beforeAll, describe, test } from 'vitest'
import { MockError } from './kit/error.ts'
import { runScenarios, type JudgingOptions } from './harness.ts'
import { foreignText } from './reporters/foreign-text.ts'
import { maskRun } from './reporters/mask-run.ts'
import { refusedDeliveryOf } from './reporters/shown-first-delivery.ts'
import { preflightText } from './reporters/preflight-text.ts'
import { withoutColor } from './reporters/paint.ts'
import { renderPrettyScenario } from './reporters/pretty.ts'
import { failsRun } from './scenario/run/exit-code.ts'
import { loadAll } from './scenario/language/load-scenarios.ts'
import { startReceiver, type ReceiverProcess } from './scenario/under-test/process.ts'
import { chooseScenarios, nearestFilter } from './scenario/run/choose-scenarios.ts'
import type { Run, ScenarioResult } from './scenario/model/result.ts'

/** Options of `testReceiver`. */
export interface TestReceiverOptions extends JudgingOptions {
  /**
   * URL of the receiver, or a function that is called before the first test and returns the URL once the receiver
   * listens.
   */
  readonly target: string | (() => string | Promise<string>)
  /** Time limit of each scenario, in real milliseconds. Default 60,000. */
  readonly timeoutMs?: number
}

/**
 * Registers one test per scenario. A test fails with the report of its scenario if the receiver breaks a promise at or
 * above `level`, or if the scenario could not be run. It is skipped, with the reason, if nothing could be judged or the
 * broken promise is below `level`.
 * @throws {MockError} `SCENARIO_INVALID`, `SCENARIO_NOT_FOUND`, `FILTER_EMPTY`
 */
export const testReceiver = (options: TestReceiverOptions): void => {
  const { target, timeoutMs = 60_000, start, ready, readyTimeoutMs = 30_000, ...others } = options
  const { filter, exclude, paths = [], scenarios: loaded, ...rest } = others
  const scenarios = loaded ?? loadAll(paths, rest.retry)
  const chosen = chooseScenarios({ scenarios, filter, exclude })
  if (chosen.ids.length === 0) {
    const meant = filter === undefined ? undefined : nearestFilter(filter, scenarios)
    throw new MockError({
      code: 'FILTER_EMPTY',
      message: exclude === undefined ? `no scenario matches "${filter ?? ''}"` : 'filter and exclude leave no scenario',
      fix: meant === undefined ? 'omit filter and exclude to run all scenarios' : `did you mean "${meant}"?`,
    })
  }
  let url = ''
  let receiver: ReceiverProcess | undefined
  let preflight = rest.preflight ?? true
  let refusal: MockError | undefined
  describe('receiver', () => {
    beforeAll(async () => {
      url = typeof target === 'string' ? target : await target()
      if (start !== undefined)
        receiver = await startReceiver({
          command: start,
          target: url,
          show: foreignText([rest.secret, rest.second?.secret ?? '']),
          ...(ready !== undefined && { ready }),
          withinMs: readyTimeoutMs,
        })
    }, readyTimeoutMs + 30_000)
    afterAll(async () => {
      await receiver?.stop()
    })
    for (const id of chosen.ids) {
      test(id, { timeout: timeoutMs }, async ({ skip }) => {
        // The first delivery would be refused again in every test.
        if (refusal) throw refusal
        const run = await runScenarios({
          ...rest,
          target: url,
          scenarios,
          filter: id,
          preflight,
          ...(receiver && { receiver }),
        })
        preflight &&= run.preflight === undefined
        refusal = refusalIn(run)
        if (refusal) throw refusal
        const [result] = run.scenarios
        const reason = result && skipReasonOf(run, result)
        if (reason !== undefined) skip(reason)
      })
    }
  })
}

/** Returns why the test of a scenario is skipped, undefined if it passes; throws if it fails. */
const skipReasonOf = (run: Run, result: ScenarioResult): string | undefined => {
  switch (result.verdict) {
    case 'passed':
      return undefined
    case 'failed':
      if (failsRun(result, run.level)) throw broken(run)
      return `the receiver breaks a ${result.level} promise; set level: '${result.level.toLowerCase()}' to fail on it`
    case 'errored':
      throw broken(run)
    case 'inconclusive':
    case 'skipped':
      return result.reason ?? 'no evidence'
    default:
      return result.verdict satisfies never
  }
}

/** Returns the error for a first delivery that was not accepted; undefined if it was. */
const refusalIn = (run: Run): MockError | undefined => {
  const masked = maskRun(run)
  if (!refusedDeliveryOf(masked)) return undefined
  return withoutStack(
    new MockError({
      code: run.preflight?.outcome === 'refused' ? 'CONTRACT_BROKEN' : 'TARGET_UNREACHABLE',
      message: preflightText(masked, PLAIN).join('\n'),
      fix: masked.preflight?.diagnosis?.fix ?? 'see the report',
    }),
  )
}

const PLAIN = { paint: withoutColor, width: 100 }

const broken = (run: Run): MockError => {
  const masked = maskRun(run)
  const [result] = masked.scenarios
  const text = result ? renderPrettyScenario(masked, result, PLAIN) : ''
  return withoutStack(
    new MockError({
      code: result?.verdict === 'errored' ? 'SCENARIO_ERRORED' : 'CONTRACT_BROKEN',
      message: text,
      fix: result?.findings.find(({ verdict }) => verdict === 'failed')?.fix ?? 'see the report',
    }),
  )
}

/** Removes the stack trace, which would point to this file although the failure is in the receiver. */
const withoutStack = (error: MockError): MockError => {
  error.stack = `${error.name}: ${error.message}`
  return error
}
