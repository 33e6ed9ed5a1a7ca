import { DEFECTS } from './generated/defects.ts'

export type DefectName = (typeof DEFECTS)[number]['name']

/** Texts about a defect of a receiver. */
export interface DefectTexts {
  readonly name: string
  readonly family: string
  /** The dialects whose contract it breaks; default: interactions. */
  readonly dialects?: readonly string[]
  /** The level of the promises it breaks. */
  readonly level: 'MUST' | 'SHOULD' | 'MAY'
  /** What the receiver does, starting with a verb. */
  readonly explanation: string
  /** How to fix it. */
  readonly fix: string
}

const BY_NAME: ReadonlyMap<string, DefectTexts> = new Map(DEFECTS.map((defect) => [defect.name, defect]))

/** Returns the texts of a defect; for an unknown one, only its name. */
export const describeDefect = (name: string): DefectTexts =>
  BY_NAME.get(name) ?? { name, family: '', level: 'MAY', explanation: name, fix: '' }
