/** What is looked for. */
export type FindingKind =
  | 'server error'
  | 'crash'
  | 'hang'
  | 'cut response'
  | 'undocumented response'
  | 'unsettled'
  | 'stuck clock'
  | 'unreadable'
  | 'journal'
  | 'memory'

export const FINDING_KINDS: readonly FindingKind[] = [
  'server error',
  'crash',
  'hang',
  'cut response',
  'undocumented response',
  'unsettled',
  'stuck clock',
  'unreadable',
  'journal',
  'memory',
]

/** Something that must not happen, with what makes it happen again. */
export interface Finding {
  readonly kind: FindingKind
  readonly what: string
  /** Number of the request after which it was seen. */
  readonly request: number
  readonly reproduction: readonly string[]
}

/** Collects findings, each kind of one wording once, and counts how often it was seen. */
export class Findings {
  readonly #seen = new Map<string, { readonly finding: Finding; times: number }>()
  readonly #report: (finding: Finding) => void

  constructor(report: (finding: Finding) => void) {
    this.#report = report
  }

  add(finding: Finding): void {
    const key = `${finding.kind} ${finding.what.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#').slice(0, 160)}`
    const known = this.#seen.get(key)
    if (known) {
      known.times += 1
      return
    }
    this.#seen.set(key, { finding, times: 1 })
    this.#report(finding)
  }

  get list(): readonly Finding[] {
    return [...this.#seen.values()].map(({ finding }) => finding)
  }

  /** How often each kind was seen, repetitions included. */
  counts(): Readonly<Record<FindingKind, number>> {
    const zero = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as Record<FindingKind, number>
    for (const { finding, times } of this.#seen.values()) zero[finding.kind] += times
    return zero
  }
}
