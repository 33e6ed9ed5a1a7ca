import type { Response } from '../../../journal/outcome.ts'
import type { Opinion } from './opinion.ts'

const LOGIN = /(^|[/._-])(log[-_]?in|sign[-_]?in|auth|oauth2?|sso|saml|session)([/._-]|$)/i

const follows = 'the sender does not follow redirects'

/** Returns the target of a redirect; undefined if it is not an HTTP URL. */
export const redirectedTo = ({ headers }: Response, url: URL): URL | undefined => {
  const { location } = headers
  if (location === undefined || !URL.canParse(location, url.href)) return undefined
  const to = new URL(location, url.href)
  return /^https?:$/.test(to.protocol) ? to : undefined
}

/** Returns the opinion on a redirect. */
export const redirectOpinion = (response: Response, url: URL): Opinion => {
  const { status } = response
  const to = redirectedTo(response, url)
  if (!to)
    return {
      id: 'redirect',
      sentence: `the receiver responds with ${String(status)} ${response.reason}, and ${follows}`,
      fix: 'respond with 200 at the URL of the webhook itself',
      confidence: 'likely',
    }
  if (LOGIN.test(to.pathname) || (to.hostname !== url.hostname && LOGIN.test(to.hostname)))
    return {
      id: 'login',
      sentence: `POST ${url.pathname} is redirected to a login page (${to.origin}${to.pathname})`,
      fix: `let POST ${url.pathname} pass without a login; deliveries are authenticated by their signature`,
      confidence: 'likely',
    }
  return {
    id: kindOf(to, url),
    sentence: `the receiver redirects ${url.href} to ${to.href} (${String(status)}), and ${follows}`,
    fix: `--target ${to.href}`,
    confidence: 'likely',
    ...(to.hostname === url.hostname && { check: 'redirect' as const }),
  }
}

const kindOf = (to: URL, url: URL): string => {
  if (to.hostname !== url.hostname) return 'redirect'
  if (url.protocol === 'http:' && to.protocol === 'https:') return 'redirect-to-https'
  const isSlash = to.origin === url.origin && to.pathname.replace(/\/$/, '') === url.pathname.replace(/\/$/, '')
  return isSlash ? 'redirect-slash' : 'redirect'
}
