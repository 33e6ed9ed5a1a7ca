import type { Part } from '../../timeline/notes.ts'

/** The story in steps: the acts, which of them are over and which is playing; or their overall result. */
export interface StorySteps {
  readonly steps: readonly { readonly title: string; readonly isDone: boolean; readonly isNow: boolean }[]
  readonly title: string
  readonly caption: string
}

const NUMBERED = /^act \d+ of \d+\b/i
const RESULT = /^\d+ events?\b/i

/** Whether a part reports the result of the acts before it, instead of being an act. */
const isClosing = (part: Part, before: readonly Part[]): boolean =>
  before.length > 0 &&
  (RESULT.test(part.title) || (!NUMBERED.test(part.title) && before.some(({ title }) => NUMBERED.test(title))))

/** Reads the story from titles and notes; undefined if there are none. */
export const readStory = (parts: readonly Part[]): StorySteps | undefined => {
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

/**
 * Returns a title without its numbering, which is shown next to it: `Act 1 of 3: a clean delivery` becomes `A clean
 * delivery`.
 */
export const bareTitle = (title: string): string => {
  const bare = title.replace(/^act \d+ of \d+:\s*/i, '')
  return bare.slice(0, 1).toUpperCase() + bare.slice(1)
}
