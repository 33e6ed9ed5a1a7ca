import { realPause } from '../../clock/real.ts'
import { wakefulStopwatch } from '../../clock/standstill.ts'
import { MockError } from '../../kit/error.ts'
import { wordsOf } from '../judge/check-words.ts'
import { accepts } from '../under-test/accepts.ts'
import type { ReceiverState, ScenarioOutcome } from './scenario-outcome.ts'
import type { ScenarioResult } from '../model/result.ts'
import type { RunOptions } from './run-options.ts'
import type { RunningReceiver } from '../under-test/running-receiver.ts'

/** A scenario in whose course the receiver fell silent, or seemed too slow. */
export interface DoubtfulOutcome extends ScenarioOutcome {
  readonly index: number
}

export const lostConnection = ({ gone, cut }: ReceiverState): boolean => gone || cut

/**
 * Whether a verdict may be owed to what else went on: the receiver fell silent, or a failure turned on time. Whoever
 * stops at the first failure does not wait to see whether an effect is late or lost.
 */
export const isDoubtful = ({ receiverState }: ScenarioOutcome, { bail }: Pick<RunOptions, 'bail'>): boolean =>
  lostConnection(receiverState) || receiverState.slow || (receiverState.lateChecks.length > 0 && !bail)

/**
 * How many failures in a row that turned on time must come out the same when they are played alone, until the rest is
 * believed unseen.
 */
const BELIEVED_AFTER = 3

/** How long a receiver that someone else looks after may take to come back. */
const BACK_MS = 2000

/**
 * Runs what was disturbed again, one after the other, so that none is blamed for another; a dead receiver is started
 * again in between. What falls silent again on a receiver that nobody else has talked to is to blame. Answers whether
 * the receiver was lost for good.
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
      // The only one that was cut off is the one that did it.
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
    // It may have died late of what came before: only a fresh one tells.
    if (again && lostConnection(again.receiverState) && options.receiver && !fresh && !isOver()) {
      lost = await revive(receiver)
      if (lost === undefined) again = await rerun(index, 2)
    }
    if (again) keep(index, isReached() ? blameReceiver(again) : again.result)
  }
  return lost !== undefined && isReached()
}

/** Whether what was awaited in vain has come by now: late, and not lost. */
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

/** A receiver that was not started here: it may come back by itself. */
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
      fix: 'look into its log; with --start "COMMAND" it is started again, and what ends it is found',
    })
  },
})

/** Suspects that are named, at most. */
const MAX_SUSPECTS_NAMED = 8

const firstOf = (suspects: readonly string[]): string => {
  const more = suspects.length - MAX_SUSPECTS_NAMED
  return `${suspects.slice(0, MAX_SUSPECTS_NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`
}

const suspicion = (suspects: readonly string[]): string =>
  suspects.length === 0 ? '' : `; it was cut off in the course of ${firstOf(suspects)}`

const GONE = { kind: 'alive' } as const

/** A receiver that was there, and is not after a scenario that had it to itself, has broken its contract. */
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
        cause: 'an uncaught error ended the process',
        fix: 'catch errors where requests are handled, and answer',
      },
    ],
  }
}
