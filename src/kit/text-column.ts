/** Maximum length of a text that is stored outside V8's heap: that of a UUID. */
const WIDTH = 36

/** Marks a text that is longer than `WIDTH` or not ASCII. */
const ELSEWHERE = 255

/**
 * Texts by index, most of them IDs. They are stored as bytes: as strings, tens of thousands of IDs would be objects
 * that the garbage collector moves and visits.
 */
export class TextColumn {
  readonly #bytes: Buffer
  /** One more than the length of the text; 0 if there is none. */
  readonly #marks: Uint8Array
  readonly #elsewhere = new Map<number, string>()

  /** @param room number of texts */
  constructor(room: number) {
    this.#bytes = Buffer.alloc(room * WIDTH)
    this.#marks = new Uint8Array(room)
  }

  get(index: number): string | undefined {
    const mark = this.#marks[index] ?? 0
    if (mark === 0) return undefined
    if (mark === ELSEWHERE) return this.#elsewhere.get(index)
    return this.#bytes.toString('latin1', index * WIDTH, index * WIDTH + mark - 1)
  }

  set(index: number, text: string): void {
    if (this.#marks[index] === ELSEWHERE) this.#elsewhere.delete(index)
    const isShort = text.length <= WIDTH && this.#write(index * WIDTH, text)
    this.#marks[index] = isShort ? text.length + 1 : ELSEWHERE
    if (!isShort) this.#elsewhere.set(index, text)
  }

  /** Copies a text from another column. */
  copy(index: number, from: TextColumn, was: number): void {
    const text = from.get(was)
    if (text === undefined) this.delete(index)
    else this.set(index, text)
  }

  delete(index: number): void {
    if (this.#marks[index] === ELSEWHERE) this.#elsewhere.delete(index)
    this.#marks[index] = 0
  }

  /** Writes a text; returns false if it is not ASCII. In a loop, because a call to `Buffer.write` costs more. */
  #write(from: number, text: string): boolean {
    const bytes = this.#bytes
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit > 127) return false
      bytes[from + i] = unit
    }
    return true
  }
}
