import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { agreementsOf } from './agree.ts'
import { ajvFor } from './agreement.ts'
import { recordCorpus } from './corpus.ts'
import { mutantsOf, type Mutant } from './mutants.ts'
import type { Json } from './schema-values.ts'

/** What mutants of the spec nothing notices, and why that is so. */
export interface SpecMutation {
  readonly mutants: number
  /** What was done, for each one that nothing noticed and no reason is given for. */
  readonly unnoticed: readonly string[]
  /** How many were not noticed for each reason. */
  readonly excused: Readonly<Record<string, number>>
}

/** Mutants that nothing can notice, each with the reason. */
export const EXCUSES: readonly (readonly [form: RegExp, why: string])[] = [
  [/\/parameters\/.*\/type dropped$/, 'what stands in a path or a header is a text'],
  [/\/parameters\/\d\/schema\/minLength dropped$/, 'an empty part of a path makes it another path'],
  [
    /\/(?:ConversationEvent|InteractionEvent|InteractionSubtype|mediaType)\/type dropped$/,
    'its values say that it is a text',
  ],
  [/\/(?:name|value)\/minLength dropped$/, 'its pattern asks for a character as well'],
  [/\/url\/minLength 1 → 2$/, 'no URL is so short, and what is no URL is refused'],
  [/\/uniqueItems (?:dropped|true → false)$/, 'repeated events are dropped before they are shown'],
  [/\/responseCode\/format /, 'every status is an int32'],
  [
    /\/type\/\d dropped$/,
    'a member may be null, or a text, by a document or a capture, and the mock never makes it so',
  ],
]

const spec = parse(readFileSync(new URL('../../../spec/genesys.openapi.yaml', import.meta.url), 'utf8')) as Json

/**
 * Changes the spec in one place after the other, and looks whether what was recorded notices.
 * @param every takes each nth place
 */
export const mutateSpec = async (every: number): Promise<SpecMutation> => {
  const agreements = agreementsOf(spec, await recordCorpus())
  const concerned = ({ pointer }: Mutant) =>
    agreements.filter(({ looksAt }) => looksAt.some((place) => pointer === place || pointer.startsWith(`${place}/`)))
  const isNoticed = (mutant: Mutant): boolean => {
    const ajv = ajvFor(mutant.spec)
    return concerned(mutant).some((one) => {
      try {
        return one.run(mutant.spec, ajv).length > 0
      } catch {
        // A schema that cannot be read any more.
        return true
      }
    })
  }
  const unnoticed: string[] = []
  const excused: Record<string, number> = {}
  let mutants = 0
  let index = 0
  for (const mutant of mutantsOf(spec)) {
    if (index++ % every !== 0) continue
    mutants += 1
    if (isNoticed(mutant)) continue
    const why = EXCUSES.find(([form]) => form.test(mutant.what))?.[1]
    if (why === undefined) unnoticed.push(mutant.what)
    else excused[why] = (excused[why] ?? 0) + 1
  }
  return { mutants, unnoticed, excused }
}
