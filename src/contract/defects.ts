import { DEFECTS } from './generated/defects.ts'

export type DefectName = (typeof DEFECTS)[number]['name']

/** What users read about a defect of a receiver. */
export interface DefectTexts {
  readonly name: string
  readonly family: string
  /** Whose contract it breaks; absent: that of the interactions. */
  readonly dialects?: readonly string[]
  /** What it costs whoever runs such a receiver. */
  readonly level: 'MUST' | 'SHOULD' | 'MAY'
  /** What the receiver does, beginning with a verb. */
  readonly explanation: string
  /** What its developer should do. */
  readonly fix: string
}

const BY_NAME: ReadonlyMap<string, DefectTexts> = new Map(DEFECTS.map((defect) => [defect.name, defect]))

/** Returns the texts of a defect; for one that the spec does not know, its name alone. */
export const describeDefect = (name: string): DefectTexts =>
  BY_NAME.get(name) ?? { name, family: '', level: 'MAY', explanation: name, fix: '' }
