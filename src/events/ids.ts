import { derive, type Random } from './random.ts'

/** Replaces seeded IDs with fresh ones, which no receiver has seen. */
export interface Ids {
  /**
   * Returns the seeded ID that a fresh ID replaces, so that generated data stays the same; returns other texts
   * unchanged.
   */
  seeded(id: string): string
  /** Returns a source with the same random values but fresh IDs. */
  over(random: Random): Random
}

/** Leaves the IDs of the seed unchanged. */
export const SEEDED_IDS: Ids = { seeded: (id) => id, over: (random) => random }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Returns fresh IDs for a number: the same for the same seed and number. 0 leaves the IDs of the seed unchanged. */
export const idsOfNumber = (number: number): Ids => {
  if (number === 0) return SEEDED_IDS
  const random = derive(number, 'ids')
  // Keeps the version and variant of a UUID, and its first digits, which determine the language of an interaction.
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
      skipHex: (digits) => drawn.skipHex(digits),
    }),
  }
}
