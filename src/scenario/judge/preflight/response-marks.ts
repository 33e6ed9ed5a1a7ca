import type { Response } from '../../../journal/outcome.ts'

/** How many characters of a response body to quote. */
const MAX_QUOTED = 80

/** Whether a response is a web page. The media type alone is not enough: Express sends a plain 'ok' as text/html. */
export const isPage = ({ headers, body = '' }: Response): boolean =>
  /^\s*<(!doctype html|html)\b/i.test(body) ||
  (/^\s*text\/html/i.test(headers['content-type'] ?? '') && /<[a-z!]/i.test(body))

/** Returns the first line of a response body with words in it, without markup; undefined if there is none. */
export const firstLineOf = ({ body = '' }: Response): string | undefined => {
  const line = body
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .split(/\r?\n/)
    .map((one) => one.trim())
    .find((one) => /\p{L}{2}/u.test(one))
  if (line === undefined) return undefined
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED)}…` : line
}

/** Returns the authentication scheme a response asks for; undefined if it is not a common one. */
export const authSchemeOf = ({ headers }: Response): string | undefined =>
  /^\s*(basic|bearer|digest|negotiate|ntlm)\b/i.exec(
    headers['www-authenticate'] ?? headers['proxy-authenticate'] ?? '',
  )?.[1]

/** Whether a text says that the request should have used HTTPS (nginx, Apache, Go). */
export const wantsHttps = (body: string): boolean =>
  /plain http request was sent to https|http request to an https server|speaking plain http to an ssl/i.test(body)

/** Whether a body shows that a body parser consumed the raw bytes before they were verified. */
export const consumedRawBody = (body: string): boolean =>
  /"?data"? argument must be|payload must be provided as a string or a buffer|raw ?body|stream is not readable/i.test(
    body,
  )

/** Whether a body shows that CSRF protection rejected the request (Django, Rails, Laravel). */
export const wantsCsrfToken = (body: string): boolean => /csrf|authenticity ?token|page expired/i.test(body)

/** Whether a response rejects the sender, as for a bad signature. */
export const isRefusal = ({ status }: Response): boolean => status === 401 || status === 403

/** Whether a response mentions the signature. */
export const mentionsSignature = ({ body = '' }: Response): boolean => /signature|hmac|digest/i.test(body)

/** Whether two responses have the same status and, apart from digits and IDs, the same body. */
export const isSameResponse = (one: Response, other: Response): boolean =>
  one.status === other.status && withoutIds(one.body) === withoutIds(other.body)

const withoutIds = (body = ''): string => body.replace(/[0-9a-f-]{8,}|\d+/gi, '#')
