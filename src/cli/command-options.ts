import type { Command } from 'commander'
import { MockError } from '../kit/error.ts'
import { loadConfig, type CheckValue, type Config } from './config.ts'
import { withoutValue } from './config/excerpt.ts'
import { useOptionHelp } from './option-help.ts'
import {
  defaultTextOf,
  flagOf,
  usageOf,
  VARIABLE_PREFIX,
  variableOf,
  type Option,
  type Options,
  type Values,
} from './options/option.ts'
import type { Flags } from './plain-flags.ts'
import { registerSecret } from './say.ts'

/** The options of a command, with defaults filled in. */
export type Resolved<O extends Options> = Values<O> & {
  readonly config: Config
  /** Keys of the options that were set explicitly. */
  readonly explicit: ReadonlySet<keyof O>
}

/** Adds options to a command. */
export const addOptions = (command: Command, options: Options): Command => {
  for (const [key, option] of Object.entries(options)) {
    const standard = defaultTextOf(option)
    const help = standard === undefined ? option.help : `${option.help} (default ${standard})`
    if (option.many)
      command.option(usageOf(key, option), help, (text: string, before: readonly string[] = []) => [...before, text])
    else {
      const made = command.createOption(usageOf(key, option), help)
      // A switch such as --no-preflight has its own key; it does not negate another option.
      made.negate = false
      command.addOption(made)
    }
  }
  useOptionHelp(command, options)
  return command.option('--config <file>', 'config file (default mock-genesys.config.yaml, if it exists)')
}

/** A raw value and where it was set. */
interface Given {
  readonly raw: unknown
  readonly where: string
  readonly isFile?: true
}

const parse = async ({ kind, many, separator = ',' }: Option, raw: unknown): Promise<unknown> => {
  if (!many) return kind.parse(String(raw))
  const texts: readonly unknown[] = Array.isArray(raw) ? raw : String(raw).split(separator)
  return Promise.all(texts.map(async (one) => kind.parse(String(one))))
}

const read = async (option: Option, { raw, where, isFile }: Given): Promise<unknown> => {
  try {
    return await parse(option, raw)
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    // A file may contain a secret in the wrong place; flags and variables are known to the reader of the error.
    const harmless = (text: string): string => (isFile ? withoutValue(text, raw) : text)
    throw new MockError({ code: error.code, message: `${where}: ${harmless(error.message)}`, fix: harmless(error.fix) })
  }
}

/** Returns the default value of an option. */
const defaultOf = ({ kind, many, default: value }: Option): unknown => {
  if (value !== undefined) return value
  if (many) return []
  return kind.isSwitch ? false : undefined
}

/** Returns a check for values in the config file that no flag or variable overrides. */
const checkUnlessOverridden =
  (flags: Readonly<Record<string, unknown>>, options: Options): CheckValue =>
  async (key, value) => {
    const option = options[key]
    if (!option || flags[key] !== undefined || (process.env[variableOf(key)] ?? '') !== '') return undefined
    try {
      await parse(option, value)
      return undefined
    } catch (error) {
      if (error instanceof MockError) return error
      throw error
    }
  }

/**
 * Warns about unknown variables. The options of other commands are only loaded for variables that this command does not
 * have.
 */
const warnOfUnknownVariables = async (options: Options, variables: readonly string[]): Promise<void> => {
  const own = new Set(Object.keys(options).map(variableOf))
  const others = variables.filter((name) => !own.has(name))
  if (others.length === 0) return
  const { unknownVariables } = await import('./config/unknown-variables.ts')
  for (const line of unknownVariables(others)) process.stderr.write(`${line}\n`)
}

/**
 * Resolves the options of a command: a flag overrides the environment, which overrides the config file, which overrides
 * the default.
 * @throws {MockError} that names the flag, variable or file
 */
export const resolveOptions = async <O extends Options>(flags: Flags, options: O): Promise<Resolved<O>> => {
  // Usually there is none, and then no name of a variable has to be formed.
  const variables = Object.keys(process.env).filter((name) => name.startsWith(VARIABLE_PREFIX))
  if (variables.length > 0) await warnOfUnknownVariables(options, variables)
  const config = await loadConfig(
    (flags.config as string | undefined) ?? process.env.MOCK_GENESYS_CONFIG,
    checkUnlessOverridden(flags, options),
  )
  const givenAt = (key: string): Given | undefined => {
    if (flags[key] !== undefined) return { raw: flags[key], where: flagOf(key) }
    const variable = variables.length > 0 ? variableOf(key) : undefined
    const set = variable && process.env[variable]
    if (variable && set) return { raw: set, where: variable }
    const inFile = config.values[key]
    return inFile && { raw: inFile.value, where: `${inFile.place}, ${key}`, isFile: true }
  }
  const explicit = new Set<string>()
  const values: Record<string, unknown> = {}
  for (const [key, option] of Object.entries(options)) {
    const found = givenAt(key)
    if (found) explicit.add(key)
    values[key] = found ? await read(option, found) : defaultOf(option)
    if (option.kind.isSecret && typeof values[key] === 'string') registerSecret(values[key])
  }
  for (const { secret, headers } of config.subscriptions)
    for (const one of [secret, ...Object.values(headers ?? {})]) registerSecret(one)
  return { ...values, config, explicit } as unknown as Resolved<O>
}
