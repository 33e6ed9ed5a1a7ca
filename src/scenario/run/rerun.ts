import { realPause } from '../../clock/real.ts'
import { wakefulStopwatch } from '../../clock/standstill.ts'
import { MockError } from '../../kit/error.ts'
import { wordsOf } from '../judge/check-words.ts'
import { accepts } from '../under-test/accepts.ts'
import type { ReceiverState, ScenarioOutcome } from './scenario-outcome.ts'
import type { ScenarioResult } from '../model/result.ts'
import type { RunOptions } from './run-options.ts'
import type { RunningReceiver } from '../under-test/running-receiver.ts'

/** A scenario during which the receiver stopped responding or seemed too slow. */
export interface DoubtfulOutcome extends ScenarioOutcome {
  readonly index: number
}

export const lostConnection = ({ gone, cut }: ReceiverState): boolean => gone || cut

/**
 * Whether a verdict may be due to other scenarios: the receiver stopped responding, or a failure depends on time. With
 * `bail`, a late effect is not awaited.
 */
export const isDoubtful = ({ receiverState }: ScenarioOutcome, { bail }: Pick<RunOptions, 'bail'>): boolean =>
  lostConnection(receiverState) || receiverState.slow || (receiverState.lateChecks.length > 0 && !bail)

/** How many consecutive time-dependent failures must recur alone before the others are accepted without a rerun. */
const BELIEVED_AFTER = 3

/** How long a receiver without `--start` may take to come back. */
const BACK_MS = 2000

/**
 * Reruns doubtful scenarios in sequence, so that none is blamed for another, and restarts a dead receiver in between. A
 * scenario that stops a fresh receiver again is to blame. Resolves with whether the receiver was lost for good.
 */
export const rerunDoubtful = async (given: {
  readonly doubtful: readonly DoubtfulOutcome[]
  readonly rerun: (index: number, round: number) => Promise<ScenarioOutcome | undefined>
  readonly keep: (index: number, result: ScenarioResult) => void
  readonly options: RunOptions
  readonly isOver: () => boolean
  readonly isReached: () => boolean
}): Promise<boolean> => {
  const { doubtful, rerun, keep, options, isOver, isReached } = given
  const receiver = options.receiver ?? watchedReceiver(options)
  const suspects = doubtful.filter(({ receiverState }) => receiverState.cut).map(({ result }) => result.id)
  let lost: string | undefined
  let confirmed = 0
  for (const { index, result, receiverState } of doubtful) {
    let fresh = false
    if (lost === undefined && !isOver() && !(await receiver.isAlive())) {
      lost = await revive(receiver)
      fresh = lost === undefined
    }
    if (lost !== undefined) {
      // The only scenario whose connection was closed is the culprit.
      const known = !isReached() || (receiverState.cut && suspects.length === 1)
      keep(index, known ? result : { ...result, verdict: 'errored', reason: `${lost}${suspicion(suspects)}` })
      continue
    }
    if (!lostConnection(receiverState)) {
      const isSlow = receiverState.slow ? confirmed < BELIEVED_AFTER : await hasComeSince(receiverState)
      const alone = isSlow && !isOver() ? await rerun(index, 1) : undefined
      if (receiverState.slow && alone) confirmed = alone.result.verdict === 'failed' ? confirmed + 1 : 0
      keep(index, alone && alone.result.verdict !== 'skipped' ? alone.result : result)
      continue
    }
    let again = await rerun(index, 1)
    // An earlier scenario may have stopped it with a delay: only a fresh receiver proves it.
    if (again && lostConnection(again.receiverState) && options.receiver && !fresh && !isOver()) {
      lost = await revive(receiver)
      if (lost === undefined) again = await rerun(index, 2)
    }
    if (again) keep(index, isReached() ? blameReceiver(again) : again.result)
  }
  return lost !== undefined && isReached()
}

/** Whether what was awaited has arrived by now: it is late, not lost. */
const hasComeSince = async ({ lateChecks }: ReceiverState): Promise<boolean> => {
  for (const hasCome of lateChecks) if (await hasCome().catch(() => false)) return true
  return false
}

const revive = async (receiver: RunningReceiver): Promise<string | undefined> => {
  try {
    await receiver.restart()
    return undefined
  } catch (error) {
    return error instanceof MockError ? `${error.message}; ${error.fix}` : String(error)
  }
}

/** A receiver that was not started here and may come back on its own. */
const watchedReceiver = ({ target, fetch }: RunOptions): RunningReceiver => ({
  isAlive: () => fetch !== undefined || accepts(target),
  async restart() {
    const elapsed = wakefulStopwatch()
    while (elapsed() < BACK_MS) {
      if (await accepts(target)) return
      await realPause(50)
    }
    throw new MockError({
      code: 'RECEIVER_LOST',
      message: 'the receiver stopped accepting connections during the run',
      fix: 'check the log of the receiver; with --start, the run restarts it and reports the request that stopped it',
    })
  },
})

/** The most suspects to name. */
const MAX_SUSPECTS_NAMED = 8

const firstOf = (suspects: readonly string[]): string => {
  const more = suspects.length - MAX_SUSPECTS_NAMED
  return `${suspects.slice(0, MAX_SUSPECTS_NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`
}

const suspicion = (suspects: readonly string[]): string =>
  suspects.length === 0 ? '' : `; its connection was closed during ${firstOf(suspects)}`

const GONE = { kind: 'alive' } as const

/** Blames the receiver if it stopped during a scenario that ran alone. */
const blameReceiver = ({ result, receiverState }: ScenarioOutcome): ScenarioResult => {
  if (!receiverState.gone || result.verdict !== 'errored') return result
  const [requirement] = result.requirements
  return {
    ...result,
    verdict: 'failed',
    reason: undefined,
    findings: [
      ...result.findings,
      {
        verdict: 'failed',
        requirement,
        level: result.level,
        at: result.at,
        exchange: result.exchanges.at(-1)?.number,
        snippets: [],
        curl: undefined,
        check: GONE,
        ...wordsOf(GONE),
        cause: 'an uncaught error stopped the process',
        fix: 'catch errors in the request handler, and respond',
      },
    ],
  }
}
