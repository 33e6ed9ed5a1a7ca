/** Whether a value is a number, with a unit or a sign, or a switch: no secret is written so. */
const harmless = (value: string): boolean =>
  /^\s*(?:-?\d{1,6}(?:\.\d+)?\s?(?:ms|s|m|h|d|%|weeks?)?|true|false|all)?\s*$/.test(value)

/** A message about a value, without the value where it may be a secret. */
export const withoutValue = (message: string, value: unknown): string => {
  const text = String(value)
  return text === '' || harmless(text) ? message : message.replaceAll(text, '***')
}

/**
 * A line of a config file as an error quotes it: the key stands, and the value where it can be no secret.
 * @param isOpen whether a key is, or is meant to be, one whose values may be shown
 */
export const excerptOf = (line: string, isOpen: (key: string) => boolean): string => {
  const [, before = '', key = '', colon = '', value = ''] =
    /^(\s*(?:-\s+)*)([A-Za-z][\w-]{0,40})(\s*:(?=\s|$))(.*)$/s.exec(line) ?? []
  if (key === '') return line.trim() === '' ? line : `${/^\s*(?:-\s+)*/.exec(line)?.[0] ?? ''}***`
  return value.trim() === '' || (isOpen(key) && harmless(value)) ? line : `${before}${key}${colon} ***`
}
