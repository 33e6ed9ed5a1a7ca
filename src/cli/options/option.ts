/** A kind of option value: how its text is parsed and written, and whether it may be shown. */
export interface Kind<T> {
  /** Placeholder in the help: `n` in `--port <n>`. */
  readonly placeholder: string
  /**
   * Parses the text of a flag, a variable or a config file; may load modules on demand.
   * @throws {MockError} if it is wrong
   */
  parse(text: string): T | Promise<T>
  /** Writes a value in the format of {@link parse}. */
  write(value: T): string
  /** The accepted texts, if there are only a few. */
  readonly choices?: readonly string[]
  /** Has no value: naming it turns it on. */
  readonly isSwitch?: true
  /** Its values are masked wherever the command quotes something. */
  readonly isSecret?: true
  /** A number, a duration or a choice, so it cannot be a secret, and an error may quote the line of the config file. */
  readonly isOpen?: true
}

/** A kind that parses synchronously. */
export interface ImmediateKind<T> extends Kind<T> {
  parse(text: string): T
}

/** A kind that is on or off. */
export interface SwitchKind extends Kind<boolean> {
  readonly isSwitch: true
}

/** Groups of options in the help. */
export type HelpTopic = 'target' | 'probes' | 'scenarios' | 'output' | 'server' | 'faults' | 'engine'

/**
 * An option of a command. Its key in camel case is the key in the config file; the flag and the environment variable
 * are derived from it.
 */
export interface Option<T = unknown> {
  readonly kind: Kind<T>
  readonly help: string
  /** One line for `--help`, at most 52 columns. Default: the first part of `help`, up to a semicolon. */
  readonly brief?: string
  /** The group in the help, which `help COMMAND TOPIC` prints in full. Default: the first group. */
  readonly topic?: HelpTopic
  /** Only listed by `help COMMAND TOPIC`. */
  readonly isRare?: true
  /** Overrides the placeholder of the kind. */
  readonly placeholder?: string
  /** The default value. */
  readonly default?: T | readonly T[]
  /** The default in words, if it is not a value. */
  readonly defaultText?: string
  /** Can be repeated; values are collected. */
  readonly many?: true
  /** Separator of several values in the environment. Default: a comma. */
  readonly separator?: string
  /** Part of the command that reruns a scenario. */
  readonly isRepeated?: true
}

/** The options of a command by key, in the order of the help. */
export type Options = Readonly<Record<string, Option>>

type ValueOf<O> = O extends { readonly kind: Kind<infer T> }
  ? O extends { readonly many: true }
    ? readonly T[]
    : T
  : never

/** The values of a command's options: switches are boolean; lists and options with a default are never undefined. */
export type Values<O extends Options> = {
  readonly [K in keyof O]: O[K] extends
    { readonly kind: SwitchKind } | { readonly many: true } | { readonly default: unknown }
    ? ValueOf<O[K]>
    : ValueOf<O[K]> | undefined
}

type Checked<O> = {
  readonly [K in keyof O]: O[K] extends { readonly default: unknown }
    ? { readonly default: ValueOf<O[K]>; readonly defaultText?: never }
    : unknown
}

/** Declares the options of a command; the type of each default must match its kind. */
export const declareOptions = <const O extends Options>(options: O & Checked<O>): O => options

const withDashes = (key: string, dash: string): string => key.replace(/[A-Z]/g, (letter) => `${dash}${letter}`)

/** Returns the flag of an option: `--retry-attempts`. */
export const flagOf = (key: string): string => `--${withDashes(key, '-').toLowerCase()}`

/** Returns the flag with its placeholder: `--retry-attempts <n>`. */
export const usageOf = (key: string, { kind, placeholder = kind.placeholder }: Option): string =>
  kind.isSwitch ? flagOf(key) : `${flagOf(key)} <${placeholder}>`

/** Prefix of all environment variables. */
export const VARIABLE_PREFIX = 'MOCK_GENESYS_'

/** Returns the environment variable of an option: `MOCK_GENESYS_RETRY_ATTEMPTS`. */
export const variableOf = (key: string): string => `${VARIABLE_PREFIX}${withDashes(key, '_').toUpperCase()}`

/** Returns an option's default for the help; undefined if there is none. */
export const defaultTextOf = ({ kind, many, default: value, defaultText }: Option): string | undefined => {
  if (defaultText !== undefined || value === undefined) return defaultText
  return many && Array.isArray(value) ? value.map((one) => kind.write(one)).join(',') : kind.write(value)
}
