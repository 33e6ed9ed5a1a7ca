import type { EventName } from '../events/catalogue.ts'
import { MockError } from '../kit/error.ts'
import { dialectNameOf, DIALECTS } from './registry.ts'

/** Checks that an event can be signed with a secret. @throws {MockError} of the dialect's `checkSecret` */
export const requireSecret = (event: EventName, secret: string): void => {
  const problem = DIALECTS[dialectNameOf(event)].checkSecret(secret)
  if (problem) throw new MockError({ ...problem, message: `${event} cannot be signed: ${problem.message}` })
}
