// Extracts the code that reports show from receivers that pass: the marked regions of the files in test/receivers, so
// that all printed code runs.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { TOPICS, type StackSnippets, type Topic } from '../contract/topics.ts'

interface Listed {
  readonly framework?: string
  readonly file: string
}

// `// snippet: verify, raw` starts a region for both topics, `// end snippet` ends it.
const BEGIN = /^\s*(?:\/\/|#) snippet: (.+)$/
const END = /^\s*(?:\/\/|#) end snippet$/

const isTopic = (name: string): name is Topic => TOPICS.some((topic) => topic === name)

/**
 * Returns the marked regions of a file by topic; those of one topic are joined by a line with an ellipsis.
 * @throws {Error} when a region does not end, or has a topic that does not exist
 */
export const cutSnippets = (text: string, file: string): StackSnippets['code'] => {
  const regions: { readonly topics: readonly Topic[]; readonly lines: string[] }[] = []
  let open: (typeof regions)[number] | undefined
  for (const line of text.split('\n')) {
    const [, names] = BEGIN.exec(line) ?? []
    if (names !== undefined) {
      if (open) throw new Error(`${file}: "${line.trim()}" is inside another region (expected "end snippet" before it)`)
      const topics = names.split(', ').map((name) => {
        if (!isTopic(name)) throw new Error(`${file}: "${name}" is not a topic (expected one of ${TOPICS.join(', ')})`)
        return name
      })
      open = { topics, lines: [] }
      regions.push(open)
    } else if (END.test(line)) open = undefined
    else open?.lines.push(line)
  }
  if (open) throw new Error(`${file}: the region "${open.topics.join(', ')}" does not end (add "end snippet")`)
  return Object.fromEntries(
    TOPICS.flatMap((topic) => {
      const own = regions.filter(({ topics }) => topics.includes(topic)).map(({ lines }) => dedented(lines))
      return own.length === 0 ? [] : [[topic, own.join('\n…\n')]]
    }),
  )
}

const dedented = (lines: readonly string[]): string => {
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return lines
    .map((line) => line.slice(depth))
    .join('\n')
    .trim()
}

/** Returns a text without the lines that mark its regions, as shown in spec/testing.md. */
export const withoutMarks = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !BEGIN.test(line) && !END.test(line))
    .join('\n')

/** Reads the snippets of every stack for which test/receivers/stacks.yaml names a framework. */
export const readSnippets = (root: URL): Readonly<Record<string, StackSnippets>> => {
  const home = new URL('test/receivers/', root)
  const { stacks } = parse(readFileSync(new URL('stacks.yaml', home), 'utf8')) as {
    readonly stacks: Readonly<Record<string, Listed>>
  }
  return Object.fromEntries(
    Object.entries(stacks).flatMap(([id, { framework, file }]) => {
      if (framework === undefined) return []
      const path = `${id}/${file}`
      return [
        [id, { framework, file: path, code: cutSnippets(readFileSync(new URL(path, home), 'utf8'), path) }] as const,
      ]
    }),
  )
}

/** Returns the source of the module that provides the snippets at run time. */
export const snippetsModule = (snippets: Readonly<Record<string, StackSnippets>>): string => {
  const names = Object.keys(snippets).map((name) => `  | '${name}'\n`)
  return (
    '// Cut from test/receivers by `npm run generate`; do not edit.\n' +
    "import type { StackSnippets } from '../topics.ts'\n\n" +
    '/** A stack with code snippets. */\n' +
    `export type StackName =\n${names.join('')}\n` +
    `export const SNIPPETS: Readonly<Record<StackName, StackSnippets>> = ${JSON.stringify(snippets, null, 2)}\n`
  )
}

const SHOWN_RECEIVER = /(?<=^```js\n\/\/ receiver\.mjs\n).*?(?=^```$)/ms

/**
 * Returns a page with its receiver replaced by the given one, without the marks of its snippets.
 * @throws {Error} when the page shows no receiver.mjs
 */
export const pageWithReceiver = (page: string, receiver: string): string => {
  if (!SHOWN_RECEIVER.test(page)) throw new Error('the page has no js block that starts with "// receiver.mjs"')
  return page.replace(SHOWN_RECEIVER, () => withoutMarks(receiver))
}

/**
 * Returns the probes of a receiver: the block that only runs in tests.
 * @throws {Error} when the receiver has none
 */
export const probesOf = (receiver: string): string => {
  const [probes] = /^if \(process\.env\.NODE_ENV === 'test'\) \{$.*?^\}$/ms.exec(receiver) ?? []
  if (probes === undefined) throw new Error('the receiver has no "if (process.env.NODE_ENV === \'test\') {"')
  return probes
}
