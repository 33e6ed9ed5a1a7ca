/** A seeded source of random values. Two sources with the same seed and keys return the same values. */
export interface Random {
  /** Returns a number in [0, 1). */
  next(): number
  /** Returns a whole number, inclusive of both ends. */
  int(min: number, max: number): number
  /** Returns `digits` lower-case hexadecimal digits; `digits` is at most 64. */
  hex(digits: number): string
  /** Returns a prefix of at most 32 ASCII characters, followed by the digits that `hex` would return. */
  id(prefix: string, digits: number): string
  /** Returns a UUID in the format of version 4. */
  uuid(): string
  /** Continues as after `hex` with as many digits, a multiple of 8. */
  skipHex(digits: number): void
}

const HEX_CODES = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))

/** Buffer for digits, read as one flat string: concatenation would keep every part in memory. */
const scratch = Buffer.alloc(128)

/** Writes the eight hexadecimal digits of a 32-bit word. */
const writeWord = (word: number, at: number): void => {
  for (let i = 7, rest = word; i >= 0; i--, rest >>>= 4) scratch[at + i] = HEX_CODES[rest & 15] ?? 0
}

/** Writes the four hexadecimal digits of a 16-bit half of a word. */
const writeHalf = (half: number, at: number): void => {
  scratch[at] = HEX_CODES[(half >>> 12) & 15] ?? 0
  scratch[at + 1] = HEX_CODES[(half >>> 8) & 15] ?? 0
  scratch[at + 2] = HEX_CODES[(half >>> 4) & 15] ?? 0
  scratch[at + 3] = HEX_CODES[half & 15] ?? 0
}

const DASH = '-'.charCodeAt(0)
const FOUR = '4'.charCodeAt(0)

/** Hashes text into 32 bits (FNV-1a, one step per UTF-16 unit). */
const fold = (hash: number, text: string): number => {
  let h = hash
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** The last seed that was hashed and its hashes, cached because a mock has one seed. */
let [folded, foldedA, foldedB] = [Number.NaN, 0, 0]

/**
 * sfc32: small, fast, passes PractRand. Its 128 bits of state are held as integers, so that a draw allocates nothing.
 */
class Sfc32 implements Random {
  #a: number
  #b: number
  #c: number
  #d = 1

  constructor(a: number, b: number) {
    this.#a = a | 0
    this.#b = b | 0
    this.#c = a ^ 0x9e3779b9
    for (let i = 0; i < 8; i++) this.#draw()
  }

  next(): number {
    return (this.#draw() >>> 0) / 4294967296
  }

  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  hex(digits: number): string {
    for (let at = 0; at < digits; at += 8) writeWord(this.#draw(), at)
    return scratch.toString('latin1', 0, digits)
  }

  id(prefix: string, digits: number): string {
    const from = scratch.write(prefix, 'latin1')
    for (let at = 0; at < digits; at += 8) writeWord(this.#draw(), from + at)
    return scratch.toString('latin1', 0, from + digits)
  }

  uuid(): string {
    writeWord(this.#draw(), 0)
    const second = this.#draw()
    writeHalf(second >>> 16, 9)
    writeHalf(second, 14)
    const third = this.#draw()
    writeHalf(third >>> 16, 19)
    writeHalf(third, 24)
    writeWord(this.#draw(), 28)
    scratch[14] = FOUR
    scratch[19] = HEX_CODES[8 | (this.#draw() & 3)] ?? 0
    scratch[8] = scratch[13] = scratch[18] = scratch[23] = DASH
    return scratch.toString('latin1', 0, 36)
  }

  skipHex(digits: number): void {
    for (let at = 0; at < digits; at += 8) this.#draw()
  }

  #draw(): number {
    const b = this.#b
    const c = this.#c
    const d = this.#d
    const t = (this.#a + b + d) | 0
    this.#d = (d + 1) | 0
    this.#a = b ^ (b >>> 9)
    this.#b = (c + (c << 3)) | 0
    this.#c = (((c << 21) | (c >>> 11)) + t) | 0
    return t
  }
}

/**
 * Returns a source of random values for one purpose: `derive(seed, 'delivery', 7)`. With separate keys the values do
 * not depend on the order of concurrent work.
 */
export const derive = (seed: number, ...keys: readonly (string | number)[]): Random => {
  if (seed !== folded) {
    folded = seed
    foldedA = fold(0x811c9dc5, String(seed))
    foldedB = fold(0x9747b28c, String(seed))
  }
  let a = foldedA
  let b = foldedB
  for (const key of keys) {
    const text = typeof key === 'string' ? key : String(key)
    a = Math.imul(a ^ 0x1f, 0x85ebca6b)
    b = Math.imul(b ^ 0x2e, 0xc2b2ae35)
    // Both hashes in one pass, each like {@link fold}.
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      a = Math.imul(a ^ unit, 0x01000193)
      b = Math.imul(b ^ unit, 0x01000193)
    }
  }
  return new Sfc32(a, b)
}

/** Returns a random item of a list. @throws {RangeError} if the list is empty */
export const pick = <T>(random: Random, from: readonly T[]): T => {
  const one = from[random.int(0, from.length - 1)]
  if (one === undefined) throw new RangeError('the list to pick from is empty')
  return one
}
