import { MockError } from '../kit/error.ts'

/**
 * Removes the user name and password from a URL that may be invalid. In an invalid URL, everything before the last `@`,
 * even an encoded one, could be a password.
 */
export const quoteUrl = (text: string): string => text.replace(/^(https?:\/\/)?.*(?:@|%40|\uff20|\ufe6b)/is, '$1***@')

/** The last accepted URL, cached because many subscriptions share a receiver. */
let accepted: { readonly text: string; readonly url: URL } | undefined

/**
 * Parses the URL of a receiver, which must be absolute, http or https, and without user name, password and fragment.
 * Assumption: `urlValidation`.
 * @throws {MockError} `TARGET_URL_INVALID`; the message never contains a password
 */
export const checkTargetUrl = (text: string): Readonly<URL> => {
  if (text === accepted?.text) return accepted.url
  let url: URL
  try {
    url = new URL(text)
  } catch {
    const hint = /^[\w.-]+(:\d+)?(\/|$)/.test(text)
      ? `use http://${quoteUrl(text)}`
      : 'use a URL such as http://127.0.0.1:3000/webhook'
    throw invalid(`"${quoteUrl(text)}" is not an absolute URL`, hint)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw invalid(
      `the URL has the scheme "${url.protocol.slice(0, -1)}" (expected http or https)`,
      'use a URL such as http://127.0.0.1:3000/webhook',
    )
  }
  if (url.username || url.password) {
    throw invalid(
      'the URL contains a user name or password',
      'remove them from the URL, and use BasicAuth or an Authorization header instead',
    )
  }
  if (url.hash)
    throw invalid(
      `the URL ends in the fragment "${quoteUrl(url.hash)}", which is never sent`,
      'remove the # and everything after it',
    )
  accepted = { text, url }
  return url
}

const invalid = (message: string, fix: string): MockError => new MockError({ code: 'TARGET_URL_INVALID', message, fix })
