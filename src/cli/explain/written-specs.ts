// Reads texts in spec/ that are only for people, and are therefore not generated into the program.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isSeq, parseDocument, type Node } from 'yaml'
import { packageRoot } from '../../kit/package-root.ts'

/** A requirement as in its file. */
export interface RequirementEntry {
  readonly id: string
  readonly dialect: string
  /** A requirement of another dialect with the same meaning; its texts are the defaults. */
  readonly like?: string
  readonly level?: string
  readonly sentence?: string
  readonly consequence?: string
  readonly source?: string
  readonly scenarios: readonly string[]
  /** Why it has this level: the comment above the level. */
  readonly reason?: string
}

/** Why a fault happens outside a test, and where that is documented. */
export interface FaultEntry {
  readonly name: string
  readonly why: string
  readonly source?: string
}

/** A point that the documents leave open. */
export interface AssumptionEntry {
  readonly id: string
  readonly point: string
  readonly default: unknown
  readonly alternatives?: readonly unknown[]
  readonly means?: Readonly<Record<string, string>>
  readonly reason: string
  readonly switch?: boolean
  readonly option?: string
  readonly noSwitch?: string
}

const spec = (...names: readonly string[]): string => join(packageRoot(), 'spec', ...names)

const documentOf = (path: string) => parseDocument(readFileSync(path, 'utf8'))

/** Returns the first comment inside an entry that starts with its level: `# MUST: why`. */
const reasonOf = (entry: Node): string | undefined => {
  if (!isMap(entry)) return undefined
  for (const { key } of entry.items) {
    const comment = (key as Node | null)?.commentBefore
    const [, reason] = /^\s*(?:MUST|SHOULD|MAY): (.+)/s.exec(comment ?? '') ?? []
    if (reason !== undefined) return reason.replace(/\s*\n\s*/g, ' ').trim()
  }
  return undefined
}

/** Returns every requirement of every dialect, in the order of the files. */
export const writtenRequirements = (): readonly RequirementEntry[] =>
  readdirSync(spec('requirements'))
    .sort()
    .flatMap((file) => {
      const written = documentOf(spec('requirements', file))
      const dialect = String(written.get('dialect'))
      const list = written.get('requirements')
      if (!isSeq(list)) return []
      return list.items.map((item) => {
        const node = item as Node
        const reason = reasonOf(node)
        const entry = (node as unknown as { toJSON: () => Omit<RequirementEntry, 'dialect' | 'reason'> }).toJSON()
        return { ...entry, dialect, ...(reason !== undefined && { reason }) }
      })
    })

/** Returns why each fault happens outside a test. */
export const writtenFaults = (): readonly FaultEntry[] =>
  (documentOf(spec('faults.yaml')).toJSON() as { readonly faults: readonly FaultEntry[] }).faults

/** Returns every point that the documents leave open. */
export const writtenAssumptions = (): readonly AssumptionEntry[] =>
  (documentOf(spec('assumptions.yaml')).toJSON() as { readonly assumptions: readonly AssumptionEntry[] }).assumptions
