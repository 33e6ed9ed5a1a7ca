import { derive, type Random } from './random.ts'

/** Which ids take the place of those that a seed makes, so that a receiver with a memory has never heard of them. */
export interface Ids {
  /**
   * The id that the seed made, of the one that took its place: what is drawn for it stays the same. Other texts stay
   * as they are.
   */
  seeded(id: string): string
  /** The same draws, with ids that take the place of the seed's. */
  over(random: Random): Random
}

/** The seed's own ids. */
export const SEEDED_IDS: Ids = { seeded: (id) => id, over: (random) => random }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Makes the ids of a number: the same for the same seed and number, others for another number. 0 is the seed's own. */
export const idsOfNumber = (number: number): Ids => {
  if (number === 0) return SEEDED_IDS
  const random = derive(number, 'ids')
  // Version and variant of a UUID stay, and the first digits, by which an interaction has its language.
  const most: Readonly<Record<string, number>> = { '0': 15, w: 3 }
  const mask = Array.from('vvvv0000-0000-v000-w000-000000000000', (place) => {
    const bits = most[place]
    return bits === undefined ? 0 : random.int(0, bits)
  })
  const swapped = (id: string): string =>
    UUID.test(id)
      ? Array.from(id, (digit, at) =>
          digit === '-' ? digit : (Number.parseInt(digit, 16) ^ (mask[at] ?? 0)).toString(16),
        ).join('')
      : id
  return {
    seeded: swapped,
    over: (drawn) => ({
      next: () => drawn.next(),
      int: (min, max) => drawn.int(min, max),
      hex: (digits) => drawn.hex(digits),
      id: (prefix, digits) => drawn.id(prefix, digits),
      uuid: () => swapped(drawn.uuid()),
    }),
  }
}
