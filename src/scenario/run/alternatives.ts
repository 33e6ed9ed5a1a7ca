import {
  ASSUMPTION_VALUES,
  readAssumption,
  RECEIVER_ASSUMPTIONS,
  resolveAssumptions,
  type AssumptionName,
  type Assumptions,
} from '../../contract/assumptions.ts'
import type { DialectName } from '../../events/catalogue.ts'
import type { Run, Verdict } from '../model/result.ts'

/** A scenario whose verdict changes with the value of an assumption: the receiver depends on it. */
export interface Dependence {
  readonly assumption: AssumptionName
  readonly value: string
  /** ID of the scenario. */
  readonly scenario: string
  readonly from: Verdict
  readonly to: Verdict
  /** What was seen instead. */
  readonly seen: string | undefined
}

export interface Alternative {
  readonly assumption: AssumptionName
  readonly value: string
}

/** Returns every other value of each assumption that receivers of a dialect can depend on. */
export const alternativesTo = (
  assume: Partial<Assumptions> | undefined,
  dialect: DialectName,
): readonly Alternative[] => {
  const held = resolveAssumptions(assume)
  const names: readonly AssumptionName[] = RECEIVER_ASSUMPTIONS[dialect]
  return names.flatMap((assumption) =>
    ASSUMPTION_VALUES[assumption]
      .filter((value) => value !== held[assumption])
      .map((value) => ({ assumption, value: String(value) })),
  )
}

/** With more changes than this, none is checked again: the assumption clearly matters. */
const MAX_CHANGES_CHECKED = 10

export interface DependenceSearch {
  /** The run to compare with. */
  readonly base: Run
  readonly assume: Partial<Assumptions> | undefined
  readonly dialect: DialectName
  /** Ends the search early, with the results so far. */
  readonly signal: AbortSignal
  /** Runs the scenarios of `base` with these options changed. */
  readonly run: (changes: {
    readonly assume: Partial<Assumptions>
    readonly seed: number
    readonly filter?: string
  }) => Promise<Run>
  /** Called before each alternative. */
  readonly tell: (alternative: Alternative) => void
}

/**
 * Reruns the scenarios under each alternative and returns the verdicts that differ from `base`. Every run has its own
 * seed, because a receiver remembers events. A change counts if it occurs twice.
 */
export const findDependences = async ({
  base,
  assume,
  dialect,
  signal,
  run,
  tell,
}: DependenceSearch): Promise<readonly Dependence[]> => {
  const found: Dependence[] = []
  let seed = base.seed
  for (const { assumption, value } of alternativesTo(assume, dialect)) {
    if (signal.aborted) break
    tell({ assumption, value })
    const changed = { ...assume, ...readAssumption(assumption, value) }
    const changes = changesBetween(base, await run({ assume: changed, seed: ++seed }))
    for (const change of changes) {
      if (signal.aborted) break
      const again =
        changes.length <= MAX_CHANGES_CHECKED
          ? changesBetween(base, await run({ assume: changed, seed: ++seed, filter: change.scenario }))
          : changes
      if (again.some(({ scenario }) => scenario === change.scenario)) found.push({ assumption, value, ...change })
    }
  }
  return found
}

const changesBetween = (base: Run, other: Run): readonly Omit<Dependence, keyof Alternative>[] => {
  const before = new Map(base.scenarios.map(({ id, verdict }) => [id, verdict]))
  return other.scenarios.flatMap(({ id, verdict, findings, reason }) => {
    const from = before.get(id)
    if (from === undefined || from === verdict || from === 'skipped' || verdict === 'skipped') return []
    return [
      {
        scenario: id,
        from,
        to: verdict,
        seen: findings.find((finding) => finding.verdict === verdict)?.seen ?? reason,
      },
    ]
  })
}
