import { pollUntil } from '../patience.ts'
import type { StepRunner } from '../step-runner.ts'

/** How many more sockets are not a leak, such as connections kept alive. */
const MAX_SPARE_SOCKETS = 20

/**
 * Counts the receiver's sockets, or judges whether it has released those opened since.
 * @throws {ReceiverUnreachable}
 */
export const runSockets: StepRunner<'sockets'> = async (step, { sent, life, observations, scenario }) => {
  await sent.settled()
  const count = (): number | undefined => life.control.sockets()
  if (step.asks === 'counted') {
    life.sockets = count()
    return
  }
  const before = life.sockets
  const left = await pollUntil(
    count,
    (now) => now === undefined || before === undefined || now <= before + MAX_SPARE_SOCKETS,
    step.withinMs,
  )
  const expected = 'the receiver releases the sockets of aborted requests'
  if (before === undefined || left === undefined)
    observations.missing(step, expected, {
      seen: 'this system does not report the sockets of a process',
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
