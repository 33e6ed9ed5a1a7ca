import type { Check } from '../model/check.ts'

/** One thing that was asked of a response. */
export interface Judged {
  readonly ok: boolean
  readonly check: Check
  /** The requirement that it is about, where that is another one than the step's own. */
  readonly proves?: string
  /** Whether it costs as much as that requirement says, however unlikely what the scenario does is. */
  readonly isInherent?: boolean
  /** Whether it turned on real time, which a busy machine makes longer. */
  readonly onTime?: boolean
  /**
   * Real milliseconds that were allowed, where they are fewer than the sender itself allows: they only tell something
   * beside what is ordinary.
   */
  readonly besideOrdinaryMs?: number
}
