import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import { MockError } from '../../kit/error.ts'
import { packageRoot } from '../../kit/package-root.ts'
import { describeMistake } from '../../scenario/language/describe-mistake.ts'
import { MAX_WRITTEN_BYTES, readAtMost } from '../bounded-file.ts'
import type { Act } from './act.ts'
import { ACT_NAMES, type ActName } from './act-names.ts'
import { readAct } from './read-act.ts'

/** The folder of the acts that ship with the package. */
const shippedActs = (): string => join(packageRoot(), 'dist/acts')

/**
 * Reads the requested acts: built-in ones by name, then those in files. Without either, all built-in acts.
 * @throws {MockError} `ACT_NOT_FOUND`, `ACT_INVALID` with every mistake of every file
 */
export const loadActs = (names: readonly ActName[], files: readonly string[]): readonly Act[] => {
  const chosen = names.length === 0 && files.length === 0 ? ACT_NAMES : names
  const read = [...chosen.map((name) => join(shippedActs(), `${name}.yaml`)), ...files].map((file) => {
    const text = textOf(file)
    return { text, ...readAct(text, file) }
  })
  const texts = read.flatMap(({ mistakes, text }) => mistakes.map((mistake) => describeMistake(mistake, text)))
  if (texts.length > 0)
    throw new MockError({
      code: 'ACT_INVALID',
      message:
        `${String(texts.length)} ${texts.length === 1 ? 'mistake' : 'mistakes'} in the script\n\n` +
        `${texts.join('\n\n')}\n`,
      fix: 'correct them; spec/act.schema.json describes the format, and editors check against it',
    })
  return read.flatMap(({ act }) => act ?? [])
}

const textOf = (file: string): string => {
  let bytes: Buffer | undefined
  try {
    bytes = readAtMost(file, MAX_WRITTEN_BYTES)
  } catch (cause) {
    throw new MockError({
      code: 'ACT_NOT_FOUND',
      message: `the script ${file} cannot be read`,
      fix: `check the path; to play a built-in act, pass --act and one of ${ACT_NAMES.join(', ')}`,
      cause,
    })
  }
  if (!bytes)
    throw new MockError({
      code: 'ACT_NOT_FOUND',
      message: `the script ${file} has more than ${String(MAX_WRITTEN_BYTES)} bytes`,
      fix: 'pass a YAML file with a single act',
    })
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new MockError({ code: 'ACT_NOT_FOUND', message: `${file} is not UTF-8 text`, fix: 'save it as UTF-8' })
}
