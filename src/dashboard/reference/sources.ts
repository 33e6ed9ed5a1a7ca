/** Readable names of the documents that the specs cite by number. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  '000': 'the Genesys Interactions Webhook reference',
  '001': 'the Genesys Interactions Webhook reference',
  '002': 'the Genesys Interactions Webhook overview',
  '003': 'the Dixa webhook reference',
}
/** Two copies of one document. */
const COPIES = /\b000 and 001\b/g
const RANGE = /\b000 to 002\b/g

const capitalized = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Returns a text of the specs with the names of documents in place of their numbers. */
const namedSources = (text: string): string => {
  if (!/\bseeds? 00\d/i.test(text)) return text
  const named = text
    .replace(COPIES, '001')
    .replace(RANGE, '001, 002')
    .replace(/\b(seeds? )?(00[0-3])\b/gi, (written, word: string | undefined, number: string) => {
      const name = DOCUMENTS[number] ?? written
      return word?.startsWith('S') ? capitalized(name) : name
    })
  return named
}

/** Names the sources in every text of a document. */
export const withNamedSources = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (key, one: unknown) =>
    typeof one === 'string' && (key === 'description' || key === 'summary') ? namedSources(one) : one,
  ) as T
