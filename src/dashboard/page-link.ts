import { isChip, type Chip } from './board/finding.ts'
import type { Choice } from './board/choosing.ts'

/** The state of the page in its URL, so that a link shows what its sender saw. */
export interface Linked {
  readonly chip: Chip
  readonly search: string
  readonly choice: Choice | undefined
}

/** Parses the fragment of a URL; unknown parts are ignored. */
export const readLink = (hash: string): Linked => {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const chip = given.get('show') ?? ''
  const id = given.get('d') ?? ''
  const attempt = Number(given.get('a'))
  return {
    chip: isChip(chip) ? chip : 'all',
    search: given.get('q') ?? '',
    choice: id === '' ? undefined : { id, attempt: Number.isInteger(attempt) && attempt > 0 ? attempt : undefined },
  }
}

/** Returns the fragment of a URL; empty if the page is in its initial state. */
export const writeLink = ({ chip, search, choice }: Linked): string => {
  const written = new URLSearchParams()
  if (chip !== 'all') written.set('show', chip)
  if (search.trim() !== '') written.set('q', search.trim())
  if (choice) written.set('d', choice.id)
  if (choice?.attempt !== undefined) written.set('a', String(choice.attempt))
  const text = written.toString()
  return text === '' ? '' : `#${text}`
}
