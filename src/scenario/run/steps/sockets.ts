import { lookUntil } from '../patience.ts'
import type { StepRunner } from '../step-runner.ts'

/**
 * Sockets more than before that are no leak: connections kept for their next request, to us and to whatever the
 * receiver works with.
 */
const MAX_SPARE_SOCKETS = 20

/**
 * Counts the sockets of the receiver, or judges whether it has let go of those that were opened since.
 * @throws {ReceiverGone}
 */
export const runSockets: StepRunner<'sockets'> = async (step, { sent, life, observations, scenario }) => {
  await sent.settled()
  const count = (): number | undefined => life.control.sockets()
  if (step.asks === 'counted') {
    life.sockets = count()
    return
  }
  const before = life.sockets
  const left = await lookUntil(
    count,
    (now) => now === undefined || before === undefined || now <= before + MAX_SPARE_SOCKETS,
    step.withinMs,
  )
  const expected = 'the receiver lets go of the sockets of requests that broke off'
  if (before === undefined || left === undefined)
    observations.missing(step, expected, {
      seen: 'this system does not tell how many sockets a process holds',
      fix: 'run it on Linux',
    })
  else
    observations.note(
      step,
      {
        ok: left <= before + MAX_SPARE_SOCKETS,
        check: { kind: 'sockets', before, seen: left },
        onTime: true,
      },
      undefined,
      scenario,
    )
}
