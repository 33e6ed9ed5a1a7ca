import { MockError } from '../kit/error.ts'

/** Characters of a note: two lines of a screen. */
const LONGEST = 500

/** Checks the text of a note. @throws {MockError} `NOTE_INVALID` */
export const checkNote = (text: string): void => {
  const characters = [...text].length
  if (text.trim() !== '' && characters <= LONGEST) return
  throw new MockError({
    code: 'NOTE_INVALID',
    message: characters > LONGEST ? `the note has ${String(characters)} characters` : 'the note is empty',
    fix: `give a text of 1 to ${String(LONGEST)} characters`,
  })
}
