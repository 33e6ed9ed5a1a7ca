import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'
import { apiBroken } from './api-broken.ts'
import { apiRefusals } from './api-refusals.ts'
import { apiStale } from './api-stale.ts'
import { bodyFaults } from './body.ts'
import { endingFaults } from './endings.ts'
import type { ApiFault, AttachedFault, Fault, FaultInfo } from './fault.ts'
import { framingFaults } from './framing.ts'
import { headerFaults } from './headers.ts'
import { paceFaults } from './pace.ts'
import { attach } from './parameters.ts'
import { planFaults } from './plan.ts'
import { requestFaults } from './requests.ts'
import { signatureFaults } from './signature.ts'
import { signedTimeFaults } from './signed-time.ts'

/** Every fault, in the order of lists. */
export const FAULTS: readonly Fault[] = [
  ...signatureFaults,
  ...signedTimeFaults,
  ...bodyFaults,
  ...headerFaults,
  ...paceFaults,
  ...framingFaults,
  ...endingFaults,
  ...requestFaults,
  ...planFaults,
  ...apiRefusals,
  ...apiBroken,
  ...apiStale,
]

const isOfDelivery = (fault: Fault): fault is Exclude<Fault, ApiFault> => fault.plane !== 'api'

/** The faults that can be attached to a delivery. */
export const DELIVERY_FAULTS: readonly FaultInfo[] = FAULTS.filter(isOfDelivery)

/** Names of the connection faults, which need a socket. */
export const WIRE_FAULTS: ReadonlySet<string> = new Set(
  FAULTS.filter(({ plane }) => plane === 'wire').map(({ name }) => name),
)

/**
 * Returns the fault with this name, with its parameters checked. `attempts` ("1", "2-3", "2-") says on which attempts
 * it fires; default: all.
 * @throws {MockError} `FAULT_UNKNOWN`, or what {@link attach} throws
 */
export const attachFault = (name: string, given: Readonly<Record<string, unknown>>): AttachedFault => {
  const fault = FAULTS.find((one) => one.name === name)
  if (fault) return attach(fault, given)
  const meant = suggest(
    name,
    FAULTS.map((one) => one.name),
  )
  throw new MockError({
    code: 'FAULT_UNKNOWN',
    message: `"${name}" is not a fault`,
    fix: meant ? `did you mean "${meant}"?` : 'mock-genesys faults list lists all of them',
  })
}
