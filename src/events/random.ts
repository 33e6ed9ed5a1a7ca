/** A seeded source of chance. Two with the same seed and keys give the same draws, whatever else is drawn elsewhere. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** Whole number, both ends included. */
  int(min: number, max: number): number
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string
  /** UUID, version 4 in form. */
  uuid(): string
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Four digits of the lower 16 bits, low byte first. */
const quad = (word: number): string => (BYTES[word & 255] ?? '') + (BYTES[(word >>> 8) & 255] ?? '')

/** Folds text into 32 bits (FNV-1a, one step a UTF-16 unit). */
const fold = (hash: number, text: string): number => {
  let h = hash
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** Derives a source of chance for one purpose: `derive(seed, 'delivery', 7)`. Splitting by keys keeps concurrency out of the draws. */
export const derive = (seed: number, ...keys: readonly (string | number)[]): Random => {
  let a = fold(0x811c9dc5, String(seed))
  let b = fold(0x9747b28c, String(seed))
  for (const key of keys) {
    const text = String(key)
    a = fold(Math.imul(a ^ 0x1f, 0x85ebca6b), text)
    b = fold(Math.imul(b ^ 0x2e, 0xc2b2ae35), text)
  }
  let c = a ^ 0x9e3779b9
  let d = 1
  // sfc32: small, fast, passes PractRand; 128 bits of state.
  const next32 = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t | 0
    return t >>> 0
  }
  for (let i = 0; i < 8; i++) next32()
  const hex = (digits: number): string => {
    let text = ''
    for (let left = digits; left > 0; left -= 8) {
      const word = next32()
      text += (BYTES[word & 255] ?? '') + (BYTES[(word >>> 8) & 255] ?? '') + (BYTES[(word >>> 16) & 255] ?? '') + (BYTES[word >>> 24] ?? '')
    }
    return digits % 8 === 0 ? text : text.slice(0, digits)
  }
  return {
    next: () => next32() / 4294967296,
    int: (min, max) => min + Math.floor((next32() / 4294967296) * (max - min + 1)),
    hex,
    uuid: () => {
      const [w, x, y, z] = [next32(), next32(), next32(), next32()]
      return `${quad(w)}${quad(w >>> 16)}-${quad(x)}-${quad(((x >>> 16) & 0xff0f) | 0x40)}-${quad((y & 0xff3f) | 0x80)}-${quad(y >>> 16)}${quad(z)}${quad(z >>> 16)}`
    },
  }
}

/** Draws one of several. @throws {RangeError} when there is nothing to draw from */
export const pick = <T>(random: Random, from: readonly T[]): T => {
  const one = from[random.int(0, from.length - 1)]
  if (one === undefined) throw new RangeError('nothing to pick from')
  return one
}
