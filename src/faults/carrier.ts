import { MockError } from '../kit/error.ts'
import type { AttachedFault, MessageFault, WireFault } from './fault.ts'

const isMessage = (attached: AttachedFault): attached is AttachedFault<MessageFault> =>
  attached.fault.plane === 'message'
const isWire = (attached: AttachedFault): attached is AttachedFault<WireFault> => attached.fault.plane === 'wire'

/** Those that change what a request says, and the one that carries it. */
export const sortFaults = (
  faults: readonly AttachedFault[],
): {
  readonly changing: readonly AttachedFault<MessageFault>[]
  readonly carrier: AttachedFault<WireFault> | undefined
} => ({
  changing: faults.filter(isMessage),
  carrier: faults.find(isWire),
})

/**
 * Checks that an attempt travels in one way.
 * @throws {MockError} `FAULTS_CLASH` when two faults of the wire fire on the same attempt
 */
export const checkFaults = (faults: readonly AttachedFault[]): void => {
  const carriers = faults.filter(isWire)
  for (const [index, one] of carriers.entries()) {
    const other = carriers.slice(index + 1).find(({ from, to }) => from <= one.to && one.from <= to)
    if (!other) continue
    const attempt = String(Math.max(one.from, other.from))
    throw new MockError({
      code: 'FAULTS_CLASH',
      message: `"${one.fault.name}" and "${other.fault.name}" both say how the bytes of attempt ${attempt} travel`,
      fix: 'take one of them away, or let them fire on different attempts, such as attempts: 1 and attempts: 2-',
    })
  }
}
