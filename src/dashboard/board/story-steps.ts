import type { Part } from '../../timeline/notes.ts'

/** What is shown, in steps: the acts, which are over, and which plays; or what all of them came to. */
export interface ToldStory {
  readonly steps: readonly { readonly title: string; readonly isDone: boolean; readonly isNow: boolean }[]
  readonly title: string
  readonly caption: string
}

const NUMBERED = /^act \d+ of \d+\b/i
const RESULT = /^\d+ events?\b/i

/** Whether a part says what the acts before it came to, rather than being one. */
const isClosing = (part: Part, before: readonly Part[]): boolean =>
  before.length > 0 &&
  (RESULT.test(part.title) || (!NUMBERED.test(part.title) && before.some(({ title }) => NUMBERED.test(title))))

/** Reads what was said of what is shown; undefined when nothing was. */
export const readStory = (parts: readonly Part[]): ToldStory | undefined => {
  const last = parts.at(-1)
  if (!last) return undefined
  const isOver = isClosing(last, parts.slice(0, -1))
  const acts = parts.filter((part, index) => part.title !== '' && !isClosing(part, parts.slice(0, index)))
  return {
    steps: acts.map((part) => ({
      title: part.title,
      isDone: isOver || part !== last,
      isNow: !isOver && part === last,
    })),
    title: last.title,
    caption: last.caption,
  }
}

/** A title without the numbering that stands beside it: `Act 1 of 3: a clean delivery` becomes `A clean delivery`. */
export const bareTitle = (title: string): string => {
  const bare = title.replace(/^act \d+ of \d+:\s*/i, '')
  return bare.slice(0, 1).toUpperCase() + bare.slice(1)
}
