import { existsSync } from 'node:fs'
import { MockError } from '../kit/error.ts'
import { MAX_WRITTEN_BYTES, readAtMost } from './bounded-file.ts'
import type { CheckValue, Config } from './config/read-config.ts'

export type { CheckValue, Config }

const DEFAULT_FILE = 'mock-genesys.config.yaml'

/**
 * Reads the config file and reports all mistakes at once, including those that `check` finds.
 * @throws {MockError} `CONFIG_NOT_FOUND`, `CONFIG_INVALID`
 */
export const loadConfig = async (file: string | undefined, check?: CheckValue): Promise<Config> => {
  const path = file ?? DEFAULT_FILE
  if (!existsSync(path)) {
    if (file === undefined) return { values: {}, subscriptions: [] }
    throw new MockError({
      code: 'CONFIG_NOT_FOUND',
      message: `no config file ${path}`,
      fix: 'check the path in --config',
    })
  }
  // Loaded on demand: without a file neither the parser nor the options of other commands are needed.
  const { readConfig } = await import('./config/read-config.ts')
  return readConfig(path, textOf(path), check)
}

const textOf = (path: string): string => {
  let bytes: Buffer | undefined
  try {
    bytes = readAtMost(path, MAX_WRITTEN_BYTES)
  } catch (cause) {
    throw new MockError({
      code: 'CONFIG_NOT_FOUND',
      message: `the config file ${path} cannot be read`,
      fix: 'check that it is a file, and its permissions',
      cause,
    })
  }
  if (bytes) return bytes.toString('utf8')
  throw new MockError({
    code: 'CONFIG_INVALID',
    message: `the config file ${path} has more than ${String(MAX_WRITTEN_BYTES)} bytes`,
    fix: 'check the path in --config',
  })
}
