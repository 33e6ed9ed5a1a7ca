import type { Attempt } from '../../journal/delivery.ts'
import type { Check } from '../model/check.ts'
import type { Explanation } from './explain.ts'
import type { Judged } from './judged.ts'
import type { Evidence } from '../model/result.ts'
import type { Step } from '../model/step.ts'

/** One expectation judged, with the attempt that shows it. */
export interface Observation extends Explanation {
  readonly verdict: 'passed' | 'failed' | 'inconclusive'
  readonly proves: string | undefined
  /** Whether it costs as much as its requirement says, however unlikely what the scenario does is. */
  readonly isInherent?: boolean
  readonly step: Step
  readonly check: Check
  /** What is said beside what was seen. */
  readonly remark?: string
  readonly attempt: Attempt | undefined
  /**
   * Whether a failure may be owed to a busy machine: it turned on real time, or what was awaited has come since, which
   * `hasCome` tells.
   */
  readonly onTime?: boolean
  readonly hasCome?: () => Promise<boolean>
  /** What would have shown it, where nothing did. */
  readonly evidence?: Evidence
  /** What was arranged about the receiver at that time, in words. */
  readonly arranged: string | undefined
}

type JudgingStep = Step & { readonly proves: string | undefined }

export const NOTHING: Explanation = { cause: undefined, fix: undefined }

/** What a scenario has shown of its receiver, and what is still to be looked at when all its steps are done. */
export class Observations {
  readonly list: Observation[] = []
  readonly #atEnd = new Map<string, () => Promise<void>>()
  readonly #arranged: () => string | undefined

  constructor(arranged: () => string | undefined) {
    this.#arranged = arranged
  }

  /** Keeps a judgement; what failed comes with an explanation. */
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

  /** Keeps that there is no evidence, and what would give it. */
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
      check: { kind: 'unjudged', expected, seen: given.seen ?? 'no evidence: a response alone does not show it' },
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

  /** Looks once more after the last step; a later check under the same key takes the place of an earlier one. */
  atEnd(key: string, check: () => Promise<void>): void {
    this.#atEnd.set(key, check)
  }

  /** What was said of this key before does not hold any longer. */
  forget(key: string): void {
    this.#atEnd.delete(key)
  }

  async end(): Promise<void> {
    for (const check of this.#atEnd.values()) await check()
  }
}
