/**
 * Formats an instant as RFC 3339 in UTC with milliseconds: `2023-09-15T12:00:00.000Z`, as seed 003 formats times of
 * deliveries and payloads.
 */
export const isoMs = (at: number): string => new Date(at).toISOString()

/**
 * The last second that was formatted and its text, cached because the same second is often formatted many times in a
 * row.
 */
let [writtenSecond, writtenText] = [Number.NaN, '']

/** Formats an instant without milliseconds, as seed 003 formats times of subscriptions: `2023-08-01T09:30:15Z`. */
export const isoSeconds = (at: number): string => {
  const second = Math.floor(at / 1000)
  if (second !== writtenSecond) {
    writtenText = `${new Date(at).toISOString().slice(0, 19)}Z`
    writtenSecond = second
  }
  return writtenText
}

/** Formats an instant as an HTTP date. RFC 9110, 5.6.7. */
export const httpDate = (at: number): string => new Date(at).toUTCString()

/** Parses an RFC 3339 timestamp into milliseconds since the Unix epoch; returns undefined if it is invalid. */
export const readInstant = (text: string): number | undefined => {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

/** The three forms of an HTTP date: IMF-fixdate, RFC 850, asctime. RFC 9110, 5.6.7. */
const HTTP_DATES = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
]

/** Parses an HTTP date into milliseconds since the Unix epoch; returns undefined if it is invalid. */
export const parseHttpDate = (text: string): number | undefined => {
  if (!HTTP_DATES.some((form) => form.test(text))) return undefined
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(at) ? undefined : at
}
