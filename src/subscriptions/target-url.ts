import { MockError } from '../kit/error.ts'

/**
 * Quotes a URL, or what was meant as one, without user name and password: whatever stands before the last `@` may be
 * both, in every form that is no URL, and so may an encoded one be.
 */
export const quoteUrl = (text: string): string => text.replace(/^(https?:\/\/)?.*(?:@|%40|\uff20|\ufe6b)/is, '$1***@')

/**
 * Checks the URL of a receiver: absolute, http or https, without user name, password or fragment.
 * @throws {MockError} `TARGET_URL_INVALID`, without quoting a password. Assumption: `urlValidation`
 */
export const checkTargetUrl = (text: string): URL => {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    const hint = /^[\w.-]+(:\d+)?(\/|$)/.test(text)
      ? `write http://${quoteUrl(text)}`
      : 'write it as http://127.0.0.1:3000/webhook'
    throw invalid(`"${quoteUrl(text)}" is not an absolute URL`, hint)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw invalid(
      `the URL has the scheme "${url.protocol.slice(0, -1)}"; deliveries go over http or https`,
      'write it as http://127.0.0.1:3000/webhook',
    )
  }
  if (url.username || url.password) {
    throw invalid(
      'the URL holds a user name or password',
      'take them out of the URL and give the subscription BasicAuth (or an Authorization header) instead',
    )
  }
  if (url.hash)
    throw invalid(
      `the URL ends in the fragment "${quoteUrl(url.hash)}", which is never sent`,
      'leave out the # and what follows it',
    )
  return url
}

const invalid = (message: string, fix: string): MockError => new MockError({ code: 'TARGET_URL_INVALID', message, fix })
