import { MockError } from '../kit/error.ts'
import type { AttachedFault, MessageFault, WireFault } from './fault.ts'

const isMessage = (attached: AttachedFault): attached is AttachedFault<MessageFault> =>
  attached.fault.plane === 'message'
const isWire = (attached: AttachedFault): attached is AttachedFault<WireFault> => attached.fault.plane === 'wire'

/** Returns the faults that change the content of a request, and the one that sends it. */
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
 * Checks that each attempt has at most one connection fault.
 * @throws {MockError} `FAULTS_CLASH` if two connection faults fire on the same attempt
 */
export const checkFaults = (faults: readonly AttachedFault[]): void => {
  const carriers = faults.filter(isWire)
  for (const [index, one] of carriers.entries()) {
    const other = carriers.slice(index + 1).find(({ from, to }) => from <= one.to && one.from <= to)
    if (!other) continue
    const attempt = String(Math.max(one.from, other.from))
    throw new MockError({
      code: 'FAULTS_CLASH',
      message: `two connection faults on attempt ${attempt}: "${one.fault.name}" and "${other.fault.name}"`,
      fix: 'remove one of them, or use different attempts, such as attempts: 1 and attempts: 2-',
    })
  }
}
