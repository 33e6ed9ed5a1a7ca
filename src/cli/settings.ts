import type { Command } from 'commander'
import { MockError } from '../kit/error.ts'
import { loadConfig, withoutValue, type Config } from './config.ts'
import { keepSecret } from './say.ts'

/** Settings whose values no error may show. */
const SECRETS = ['secret', 'secondSecret', 'apiKey', 'controlToken']

/** One option of a command: the same on the command line, in the environment and in the config file. */
export interface Setting<T = unknown> {
  /** As commander takes it: `--retry-attempts <n>`. */
  readonly flags: string
  readonly help: string
  readonly parse: (text: string) => T
  /** May be given more than once; the values are gathered. */
  readonly many?: boolean
  /** Between several values in the environment; default a comma. */
  readonly separator?: string
  /** Shown in the help. */
  readonly standard?: string
}

type Value<S> = S extends { many: true; parse: (text: string) => infer T }
  ? readonly T[] | undefined
  : S extends { parse: (text: string) => infer T }
    ? T | undefined
    : never
export type Resolved<S extends Readonly<Record<string, Setting>>> = { readonly [K in keyof S]: Value<S[K]> } & {
  readonly config: Config
}

const isSwitch = ({ flags }: Setting): boolean => !flags.includes('<')
const environmentName = (key: string): string =>
  `MOCK_GENESYS_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** Puts settings on a command. Keys are the flags in camel case. */
export const addSettings = (command: Command, settings: Readonly<Record<string, Setting>>): Command => {
  for (const setting of Object.values(settings)) {
    const help = setting.standard === undefined ? setting.help : `${setting.help} (default ${setting.standard})`
    if (setting.many)
      command.option(setting.flags, help, (text: string, before: readonly string[] = []) => [...before, text])
    else command.option(setting.flags, help)
  }
  return command.option('--config <file>', 'config file (default mock-genesys.config.yaml, if there is one)')
}

/**
 * Resolves what was set: a flag wins over the environment, which wins over the config file.
 * @throws {MockError} naming the flag, variable or file that is wrong
 */
export const resolveSettings = async <S extends Readonly<Record<string, Setting>>>(
  command: Command,
  settings: S,
): Promise<Resolved<S>> => {
  const given: Readonly<Record<string, unknown>> = command.opts()
  const config = await loadConfig((given.config as string | undefined) ?? process.env.MOCK_GENESYS_CONFIG)
  const resolved: Record<string, unknown> = { config }
  for (const [key, setting] of Object.entries(settings)) {
    const read = (raw: unknown, where: string, isFile = false): unknown => {
      if (isSwitch(setting)) return raw === true || raw === 'true' || raw === '1'
      try {
        return setting.many
          ? (Array.isArray(raw) ? raw : String(raw).split(setting.separator ?? ',')).map((one) =>
              setting.parse(String(one)),
            )
          : setting.parse(String(raw))
      } catch (error) {
        if (!(error instanceof MockError)) throw error
        // A file may hold a secret in the wrong place; what was typed or set is known to who reads the error.
        const told = (text: string): string => (isFile ? withoutValue(text, raw) : text)
        throw new MockError({ code: error.code, message: `${where}: ${told(error.message)}`, fix: told(error.fix) })
      }
    }
    const variable = environmentName(key)
    const inFile = config.values[key]
    if (given[key] !== undefined)
      resolved[key] = read(given[key], setting.flags.replace(/^-\w, /, '').split(' ')[0] ?? key)
    else if (process.env[variable] !== undefined && process.env[variable] !== '')
      resolved[key] = read(process.env[variable], variable)
    else if (inFile !== undefined) resolved[key] = read(inFile.value, `${inFile.place}, ${key}`, true)
  }
  for (const key of SECRETS) if (typeof resolved[key] === 'string') keepSecret(resolved[key])
  for (const { secret, headers } of config.subscriptions)
    for (const one of [secret, ...Object.values(headers ?? {})]) keepSecret(one)
  return resolved as Resolved<S>
}
