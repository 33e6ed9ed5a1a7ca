import { createHash } from 'node:crypto'

const MAX_KEY_CHARACTERS = 300

/**
 * A set of keys that can each be claimed once. The newest keys are kept, 200,000 by default: both events of each
 * interaction that is kept.
 */
export class Claims {
  readonly #keys = new Set<string>()
  readonly #capacity: number

  constructor(capacity = 200_000) {
    this.#capacity = capacity
  }

  /**
   * Returns true for the first claim of a key. It checks and adds in one step, so that only one of two concurrent calls
   * wins.
   */
  claim(key: string): boolean {
    const short =
      key.length <= MAX_KEY_CHARACTERS ? `key ${key}` : `digest ${createHash('sha256').update(key).digest('hex')}`
    if (this.#keys.has(short)) return false
    const [oldest] = this.#keys
    if (oldest !== undefined && this.#keys.size >= this.#capacity) this.#keys.delete(oldest)
    this.#keys.add(short)
    return true
  }
}
