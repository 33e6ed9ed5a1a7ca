/** Whether a value is a number, with a unit or sign, or a switch, so it cannot be a secret. */
const harmless = (value: string): boolean =>
  /^\s*(?:-?\d{1,6}(?:\.\d+)?\s?(?:ms|s|m|h|d|%|weeks?)?|true|false|all)?\s*$/.test(value)

/** Removes a value from a message if it may be a secret. */
export const withoutValue = (message: string, value: unknown): string => {
  const text = String(value)
  return text === '' || harmless(text) ? message : message.replaceAll(text, '***')
}

/**
 * Quotes a line of a config file for an error, with its value only if it cannot be a secret.
 * @param isOpen whether values of a key may be shown
 */
export const excerptOf = (line: string, isOpen: (key: string) => boolean): string => {
  const [, before = '', key = '', colon = '', value = ''] =
    /^(\s*(?:-\s+)*)([A-Za-z][\w-]{0,40})(\s*:(?=\s|$))(.*)$/s.exec(line) ?? []
  if (key === '') return line.trim() === '' ? line : `${/^\s*(?:-\s+)*/.exec(line)?.[0] ?? ''}***`
  return value.trim() === '' || (isOpen(key) && harmless(value)) ? line : `${before}${key}${colon} ***`
}
