import type { Clock } from '../clock/clock.ts'
import { MockError } from '../kit/error.ts'
import type { Store } from '../journal/store.ts'

/** Maximum number of characters in a note: two lines on a screen. */
const MAX_NOTE_CHARACTERS = 500

/** Checks the text of a note. @throws {MockError} `NOTE_INVALID` */
export const checkNote = (text: string): void => {
  const characters = [...text].length
  if (text.trim() !== '' && characters <= MAX_NOTE_CHARACTERS) return
  throw new MockError({
    code: 'NOTE_INVALID',
    message: characters > MAX_NOTE_CHARACTERS ? `the note has ${String(characters)} characters` : 'the note is empty',
    fix: `give a text of 1 to ${String(MAX_NOTE_CHARACTERS)} characters`,
  })
}

/** Records in the journal an internal error that ended only the current operation. */
export const noteInternal = (store: Store, clock: Clock, what: string, error: unknown): void => {
  const text = `internal error: ${what}: ${error instanceof Error ? error.message : String(error)}`
  store.record.noted(clock.now(), 'caption', [...text].slice(0, MAX_NOTE_CHARACTERS).join(''))
}
