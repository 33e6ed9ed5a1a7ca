import { COMMANDS } from '../cli/options/index.ts'
import { defaultTextOf, usageOf, variableOf, type Option, type Options } from '../cli/options/option.ts'
import { table } from './table.ts'

const HEAD = ['option', 'environment', 'key of the file', 'default', 'what it does'] as const

const code = (text: string): string => `\`${text}\``

const defaultOf = (option: Option): string => {
  const shown = defaultTextOf(option) ?? ''
  return option.default === undefined ? shown : code(shown)
}

const rowsOf = (options: Options): readonly (readonly string[])[] =>
  Object.entries(options).map(([key, option]) => [
    code(usageOf(key, option)),
    code(variableOf(key)),
    code(key),
    defaultOf(option),
    option.help,
  ])

/** Returns a collapsible table of options for each command, with their environment variables and config file keys. */
export const optionTables = (): string =>
  Object.entries<Options>(COMMANDS)
    .map(
      ([command, options]) => `<details><summary>${command}</summary>\n\n${table(HEAD, rowsOf(options))}\n\n</details>`,
    )
    .join('\n')
