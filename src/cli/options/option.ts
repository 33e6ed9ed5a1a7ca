/** What an option's value is: how its text is read and written, and how much of it may be shown. */
export interface Kind<T> {
  /** Stands for the value in the help: `n` in `--port <n>`. */
  readonly placeholder: string
  /**
   * Reads the text of a flag, a variable or a config file, and loads what nothing else needs for it.
   * @throws {MockError} saying what is wrong with it
   */
  parse(text: string): T | Promise<T>
  /** Writes a value as {@link parse} reads it. */
  write(value: T): string
  /** The texts it accepts, where there are a few. */
  readonly choices?: readonly string[]
  /** Given by being named, without a value. */
  readonly isSwitch?: true
  /** Its values are hidden wherever the command quotes something. */
  readonly isSecret?: true
  /** A number, a duration, a choice: no secret is written so, and an error about a config file may quote the line. */
  readonly isOpen?: true
}

/** A kind whose values are read without anything being loaded for it. */
export interface ImmediateKind<T> extends Kind<T> {
  parse(text: string): T
}

/** A switch: given or not. */
export interface SwitchKind extends Kind<boolean> {
  readonly isSwitch: true
}

/** Groups of options in the help. */
export type HelpTopic = 'target' | 'probes' | 'scenarios' | 'output' | 'server' | 'faults' | 'engine'

/**
 * One option of a command, declared once: its key in camel case is the key of the config file, and makes the flag and
 * the name of the environment variable.
 */
export interface Option<T = unknown> {
  readonly kind: Kind<T>
  readonly help: string
  /** One line for `--help`, at most 52 columns; absent, the first part of `help` up to a semicolon. */
  readonly brief?: string
  /** The group in the help, which `help COMMAND TOPIC` prints in full; absent, the first group. */
  readonly topic?: HelpTopic
  /** Only `help COMMAND TOPIC` lists it. */
  readonly isRare?: true
  /** Stands for the value in the help where that of the kind says too little. */
  readonly placeholder?: string
  /** The value where none is given. */
  readonly default?: T | readonly T[]
  /** What happens where none is given, in words, where no value stands for it. */
  readonly defaultText?: string
  /** May be given more than once; the values are gathered. */
  readonly many?: true
  /** Between several values in the environment; default a comma. */
  readonly separator?: string
  /** A command that plays a scenario again needs it as it was given. */
  readonly isReplayed?: true
}

/** The options of one command by their keys, in the order of the help. */
export type Options = Readonly<Record<string, Option>>

type ValueOf<O> = O extends { readonly kind: Kind<infer T> }
  ? O extends { readonly many: true }
    ? readonly T[]
    : T
  : never

/**
 * The values of a command's options: switches are boolean, lists are never missing, and neither is what has a
 * default.
 */
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

/** Declares the options of a command; each default is checked against the kind of its option. */
export const declareOptions = <const O extends Options>(options: O & Checked<O>): O => options

const withDashes = (key: string, dash: string): string => key.replace(/[A-Z]/g, (letter) => `${dash}${letter}`)

/** Returns the flag of an option: `--retry-attempts`. */
export const flagOf = (key: string): string => `--${withDashes(key, '-').toLowerCase()}`

/** Returns the flag with what stands for its value: `--retry-attempts <n>`. */
export const usageOf = (key: string, { kind, placeholder = kind.placeholder }: Option): string =>
  kind.isSwitch ? flagOf(key) : `${flagOf(key)} <${placeholder}>`

/** What the names of all environment variables begin with. */
export const VARIABLE_PREFIX = 'MOCK_GENESYS_'

/** Returns the environment variable of an option: `MOCK_GENESYS_RETRY_ATTEMPTS`. */
export const variableOf = (key: string): string => `${VARIABLE_PREFIX}${withDashes(key, '_').toUpperCase()}`

/** Returns an option's default as the help shows it; undefined where nothing holds unless the option is given. */
export const defaultTextOf = ({ kind, many, default: value, defaultText }: Option): string | undefined => {
  if (defaultText !== undefined || value === undefined) return defaultText
  return many && Array.isArray(value) ? value.map((one) => kind.write(one)).join(',') : kind.write(value)
}
