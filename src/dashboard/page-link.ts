import { isChip, type Chip } from './board/finding.ts'
import type { Choice } from './board/choosing.ts'

/** What of the page its address holds, so that a link shows what its sender saw. */
export interface Linked {
  readonly chip: Chip
  readonly search: string
  readonly choice: Choice | undefined
}

/** Reads the part of an address behind `#`; what is not understood is passed over. */
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

/** Writes the part of an address behind `#`; empty when everything is as at first. */
export const writeLink = ({ chip, search, choice }: Linked): string => {
  const written = new URLSearchParams()
  if (chip !== 'all') written.set('show', chip)
  if (search.trim() !== '') written.set('q', search.trim())
  if (choice) written.set('d', choice.id)
  if (choice?.attempt !== undefined) written.set('a', String(choice.attempt))
  const text = written.toString()
  return text === '' ? '' : `#${text}`
}
