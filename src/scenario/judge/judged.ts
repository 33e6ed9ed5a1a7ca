import type { Check } from '../model/check.ts'

/** One judged expectation. */
export interface Judged {
  readonly ok: boolean
  readonly check: Check
  /** The requirement it is about, if not the step's own. */
  readonly proves?: string
  /** Whether it has the requirement's level, however unlikely the scenario is. */
  readonly isInherent?: boolean
  /** Whether it depends on real time, which passes faster on a busy machine. */
  readonly onTime?: boolean
  /**
   * Real milliseconds that were allowed, if fewer than the sender itself allows; judged relative to ordinary responses.
   */
  readonly besideOrdinaryMs?: number
}
