import { LAST_INSTANT } from '../clock/clock.ts'
import { isShallow, MAX_DEPTH } from '../kit/depth.ts'
import { MockError } from '../kit/error.ts'
import type { InteractionInput } from './interaction.ts'

const FIX_DEPTH = `give at most ${String(MAX_DEPTH)} levels of lists and objects`

/**
 * Checks that the input for an event is nested at most {@link MAX_DEPTH} levels deep, and that `createdAt` is a valid
 * instant.
 * @throws {MockError} `INTERACTION_INVALID`, `DETAILS_INVALID`
 */
export const checkEventInput = (
  interaction: InteractionInput | undefined,
  details: Readonly<Record<string, unknown>> | undefined,
): void => {
  if (details !== undefined && !isShallow(details))
    throw new MockError({
      code: 'DETAILS_INVALID',
      message: `details is nested more than ${String(MAX_DEPTH)} levels deep`,
      fix: FIX_DEPTH,
    })
  if (interaction === undefined) return
  if (!isShallow(interaction))
    throw new MockError({
      code: 'INTERACTION_INVALID',
      message: `interaction is nested more than ${String(MAX_DEPTH)} levels deep`,
      fix: FIX_DEPTH,
    })
  const { createdAt } = interaction
  if (createdAt === undefined || (Number.isSafeInteger(createdAt) && createdAt >= 0 && createdAt <= LAST_INSTANT))
    return
  throw new MockError({
    code: 'INTERACTION_INVALID',
    message: `createdAt of the interaction cannot be ${String(createdAt)}`,
    fix: `give milliseconds since the Unix epoch, from 0 to ${String(LAST_INSTANT)} (the year 9999)`,
  })
}
