import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { MockError } from '../../kit/error.ts'
import { MAX_FILE_BYTES, noteTooLarge } from './document.ts'
import { findScenarioFiles } from './find.ts'
import { Mistakes, type Mistake } from './mistake.ts'
import { readScenarios, type ReadOptions } from './read.ts'
import type { Scenario } from '../model/scenario.ts'

/** A scenario file that was found, and its contents. */
export interface ScenarioFile {
  readonly file: string
  /** Used to show mistakes; empty if the file is too large or not text. */
  readonly text: string
  readonly scenarios: readonly Scenario[]
  readonly mistakes: readonly Mistake[]
}

/** Finds and reads all scenario files under these paths. @throws {MockError} `SCENARIO_NOT_FOUND` */
export const loadScenarios = (paths: readonly string[], options: ReadOptions): readonly ScenarioFile[] =>
  findScenarioFiles(paths).map((file) => load(file, options))

const load = (file: string, options: ReadOptions): ScenarioFile => {
  const refused = new Mistakes(file, '')
  const bytes = bytesOf(file, refused)
  if (bytes && !isUtf8(bytes))
    refused.note(
      'NOT_UTF8',
      { start: 0, end: 1 },
      'the file is not UTF-8 text',
      'save it as UTF-8; write other bytes of a body as hex',
    )
  if (!bytes || !refused.none) return { file, text: '', scenarios: [], mistakes: refused.list() }
  const text = bytes.toString('utf8')
  return { file, text, ...readScenarios(text, file, options) }
}

/** Returns undefined for a file that is too large. */
const bytesOf = (file: string, mistakes: Mistakes): Buffer | undefined => {
  try {
    const { size } = statSync(file)
    if (size <= MAX_FILE_BYTES) return readFileSync(file)
    noteTooLarge(size, mistakes)
    return undefined
  } catch (cause) {
    throw new MockError({
      code: 'SCENARIO_NOT_FOUND',
      message: `the file ${file} cannot be read`,
      fix: 'check its permissions',
      cause,
    })
  }
}
