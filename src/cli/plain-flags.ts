import { flagOf, type Options } from './options/option.ts'

/** The flags of a command, as its parser returns them: text, true for a switch, a list for a repeatable flag. */
export type Flags = Readonly<Record<string, unknown>>

/**
 * Reads arguments of the forms `--flag value`, `--flag=value` and `--switch` as commander would. Returns undefined if
 * there is anything else, which commander reads, or explains.
 */
export const plainFlags = (args: readonly string[], options: Options): Flags | undefined => {
  const keys = new Map(Object.keys(options).map((key) => [flagOf(key), key]))
  const flags: Record<string, unknown> = {}
  const rest = args.values()
  for (const arg of rest) {
    const [flag = '', ...after] = arg.split('=')
    const key = flag === '--config' ? 'config' : keys.get(flag)
    if (key === undefined) return undefined
    const option = options[key]
    if (option?.kind.isSwitch) {
      if (after.length > 0) return undefined
      flags[key] = true
      continue
    }
    const value = after.length > 0 ? after.join('=') : rest.next().value
    if (value === undefined || value === '' || value.startsWith('-')) return undefined
    const before = flags[key]
    flags[key] = option?.many ? [...(Array.isArray(before) ? (before as readonly unknown[]) : []), value] : value
  }
  return flags
}
