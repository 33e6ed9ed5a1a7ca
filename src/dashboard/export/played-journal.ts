import type { Entry } from '../../timeline/entry-view.ts'
import type { Picture } from './timeline-svg.ts'

/** What an exported file holds of the journal, to draw its picture as it was at any time. */
export interface PlayedJournal extends Pick<Picture, 'left' | 'view' | 'palette' | 'context'> {
  readonly entries: readonly Entry[]
  /** IDs of the deliveries that are drawn. */
  readonly deliveries: readonly string[]
  /** Names of receivers by the ID of their subscription. */
  readonly names: Readonly<Record<string, string>>
}

/** The program that plays a journal in an exported file, with the hash by which the file's policy lets it run. */
export interface PlayerProgram {
  readonly program: string
  /** SHA-256 in base64, as a Content-Security-Policy has it. */
  readonly hash: string
}

/**
 * Reads the program that plays a journal. Resolves to undefined where the browser computes no hashes: on a page that
 * came over plain HTTP from another machine.
 */
export const readPlayer = async (): Promise<PlayerProgram | undefined> => {
  if (!('subtle' in crypto)) return undefined
  const response = await fetch('/dashboard/player.js')
  if (!response.ok) return undefined
  const program = (await response.text()).replaceAll('</script', '<\\/script')
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(program)))
  return { program, hash: btoa(String.fromCharCode(...digest)) }
}

/** Returns the journal entries about some deliveries, or about parts of the demo. */
export const aboutDeliveries = (entries: readonly Entry[], deliveries: ReadonlySet<string>): readonly Entry[] =>
  entries.filter((entry) => {
    if ('deliveryId' in entry) return deliveries.has(entry.deliveryId)
    if (entry.type === 'published') return entry.deliveries.some((id) => deliveries.has(id))
    return entry.type === 'noted' || entry.type === 'reset'
  })
