import type { Attempt } from '../../journal/delivery.ts'
import type { Check } from '../model/check.ts'
import type { Explanation } from './explain.ts'
import type { Judged } from './judged.ts'
import type { Evidence } from '../model/result.ts'
import type { Step } from '../model/step.ts'

/** A judged expectation, with the attempt that shows it. */
export interface Observation extends Explanation {
  readonly verdict: 'passed' | 'failed' | 'inconclusive'
  readonly proves: string | undefined
  /** Whether it has the requirement's level, however unlikely the scenario is. */
  readonly isInherent?: boolean
  readonly step: Step
  readonly check: Check
  /** A note shown after what was seen. */
  readonly remark?: string
  readonly attempt: Attempt | undefined
  /**
   * Whether a failure may be due to a busy machine: it depends on real time, or what was awaited has arrived since,
   * which `hasCome` checks.
   */
  readonly onTime?: boolean
  readonly hasCome?: () => Promise<boolean>
  /** The evidence that is missing. */
  readonly evidence?: Evidence
  /** Controls in effect at that time, in words. */
  readonly arranged: string | undefined
}

type JudgingStep = Step & { readonly proves: string | undefined }

export const NOTHING: Explanation = { cause: undefined, fix: undefined }

/** What a scenario has observed, and the checks to repeat after its last step. */
export class Observations {
  readonly list: Observation[] = []
  readonly #atEnd = new Map<string, () => Promise<void>>()
  readonly #arranged: () => string | undefined

  constructor(arranged: () => string | undefined) {
    this.#arranged = arranged
  }

  /** Records a judgement; a failure has an explanation. */
  note(
    step: JudgingStep,
    { ok, check, onTime, proves, isInherent = false }: Judged,
    attempt: Attempt | undefined,
    explanation: Explanation,
    hasCome?: () => Promise<boolean>,
  ): void {
    this.list.push({
      ...(ok ? NOTHING : explanation),
      verdict: ok ? 'passed' : 'failed',
      proves: proves ?? step.proves,
      ...(isInherent && { isInherent }),
      step,
      check,
      attempt,
      arranged: this.#arranged(),
      ...(!ok && onTime && { onTime }),
      ...(!ok && hasCome && { hasCome }),
    })
  }

  /** Records missing evidence, and what would provide it. */
  missing(
    step: JudgingStep,
    expected: string,
    given: {
      readonly attempt?: Attempt | undefined
      readonly seen?: string
      readonly fix: string
      readonly evidence?: Evidence
    },
  ): void {
    this.list.push({
      verdict: 'inconclusive',
      proves: step.proves,
      step,
      check: { kind: 'unjudged', expected, seen: given.seen ?? 'cannot tell from the response alone' },
      attempt: given.attempt,
      cause: undefined,
      fix: given.fix,
      ...(given.evidence && { evidence: given.evidence }),
      arranged: this.#arranged(),
    })
  }

  hasFailed(): boolean {
    return this.list.some(({ verdict }) => verdict === 'failed')
  }

  /** Registers a check to run after the last step; it replaces an earlier one with the same key. */
  atEnd(key: string, check: () => Promise<void>): void {
    this.#atEnd.set(key, check)
  }

  /** Removes the check with this key. */
  forget(key: string): void {
    this.#atEnd.delete(key)
  }

  async end(): Promise<void> {
    for (const check of this.#atEnd.values()) await check()
  }
}
