/** Options whose values carry no secret. */
const OPEN = new Set([
  'port',
  'events',
  'retryPolicy',
  'retryAttempts',
  'retryTimeout',
  'responseTimeout',
  'clock',
  'seed',
  'json',
  'insecure',
  'failFirst',
  'status',
  'delay',
  'policy',
  'dialect',
  'bail',
  'strict',
  'concurrency',
  'selfUriPort',
  'rate',
  'ramp',
  'duration',
  'burst',
  'maxP99',
  'maxFailed',
  'assumptions',
  'bodies',
])

/** Whether a value is a number, with a unit or a sign, or a switch: no secret is written so. */
export const harmless = (value: string): boolean =>
  /^\s*(?:-?\d{1,6}(?:\.\d+)?\s?(?:ms|s|m|h|d|%|weeks?)?|true|false|all)?\s*$/.test(value)

/**
 * A line of a config file as an error quotes it: the key stands, and the value where it can be no secret.
 * @param meant the option that a key is, or is meant to be
 */
export const excerptOf = (line: string, meant: (key: string) => string | undefined): string => {
  const [, before = '', key = '', colon = '', value = ''] =
    /^(\s*(?:-\s+)*)([A-Za-z][\w-]{0,40})(\s*:(?=\s|$))(.*)$/s.exec(line) ?? []
  if (key === '') return line.trim() === '' ? line : `${/^\s*(?:-\s+)*/.exec(line)?.[0] ?? ''}***`
  return value.trim() === '' || (OPEN.has(meant(key) ?? '') && harmless(value)) ? line : `${before}${key}${colon} ***`
}
