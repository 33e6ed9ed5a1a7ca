import { describeDefect } from '../../contract/defects.ts'
import { MockError } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import type { Defect, DefectiveBehavior } from './defect.ts'
import { admissionDefects } from './admission.ts'
import { batchDefects } from './batches.ts'
import { concurrencyDefects } from './concurrency.ts'
import { connectionDefects } from './connections.ts'
import { conversationPayloadDefects } from './conversation-payload.ts'
import { conversationStatusDefects } from './conversation-status.ts'
import { crashDefects } from './crashes.ts'
import { duplicateDefects } from './duplicates.ts'
import { eventIdentityDefects } from './event-identity.ts'
import { idempotencyDefects } from './idempotency.ts'
import { hostDefects } from './hosts.ts'
import { idDefects } from './ids.ts'
import { openDigestDefects } from './open-digests.ts'
import { openMessageDefects } from './open-messages.ts'
import { orderDefects } from './order.ts'
import { payloadDefects } from './payload.ts'
import { pollution } from './pollution.ts'
import { protocolDefects } from './protocol.ts'
import { resourceDefects } from './resources.ts'
import { secretDefects } from './secrets.ts'
import { signatureDefects } from './signature.ts'
import { signedTimeDefects } from './signed-time.ts'
import { signedBytesDefects } from './signed-bytes.ts'
import { strictnessDefects } from './strictness.ts'
import { verifyingOrderDefects } from './verifying-order.ts'

export type { Defect } from './defect.ts'

const BEHAVIOURS: readonly DefectiveBehavior[] = [
  ...signedBytesDefects,
  ...signatureDefects,
  ...secretDefects,
  ...verifyingOrderDefects,
  ...protocolDefects,
  ...admissionDefects,
  ...hostDefects,
  ...idempotencyDefects,
  ...duplicateDefects,
  ...orderDefects,
  ...concurrencyDefects,
  ...payloadDefects,
  ...strictnessDefects,
  ...batchDefects,
  ...idDefects,
  pollution,
  ...resourceDefects,
  ...connectionDefects,
  ...crashDefects,
  ...signedTimeDefects,
  ...eventIdentityDefects,
  ...conversationStatusDefects,
  ...conversationPayloadDefects,
  ...openDigestDefects,
  ...openMessageDefects,
]

/** All defects of the reference receiver. */
export const DEFECTS: readonly Defect[] = BEHAVIOURS.map((behavior) => ({
  ...behavior,
  ...describeDefect(behavior.name),
}))

/** @throws {MockError} `DEFECT_UNKNOWN` */
export const findDefect = (name: string): Defect => {
  const found = DEFECTS.find((defect) => defect.name === name)
  if (found) return found
  const meant = suggest(
    name,
    DEFECTS.map((defect) => defect.name),
  )
  throw new MockError({
    code: 'DEFECT_UNKNOWN',
    message: `"${name}" is not a defect`,
    fix: meant === undefined ? 'mock-genesys receive --list-defects lists all of them' : `did you mean ${meant}?`,
  })
}
