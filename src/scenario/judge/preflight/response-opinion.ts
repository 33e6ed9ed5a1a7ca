import type { Response } from '../../../journal/outcome.ts'
import type { Opinion } from './opinion.ts'
import { redirectOpinion } from './redirect-opinion.ts'
import { firstLineOf, consumedRawBody, authSchemeOf, wantsCsrfToken, wantsHttps } from './response-marks.ts'

/** Returns the opinion on an unsuccessful response, before further checks. */
export const opinionOfResponse = (response: Response, url: URL, bodyBytes: number): Opinion => {
  const { status, body = '' } = response
  if (wantsHttps(body))
    return {
      id: 'wants-https',
      sentence: `${url.host} expects HTTPS and got plain HTTP`,
      fix: `--target ${url.href.replace(/^http:/, 'https:')}`,
      confidence: 'likely',
      check: 'scheme',
    }
  if (status < 300) return otherSuccess(response)
  if (status < 400) return redirectOpinion(response, url)
  return refusalOpinion(response, url, bodyBytes)
}

const named = ({ status, reason }: Response): string => `${String(status)} ${reason}`.trim()

const otherSuccess = (response: Response): Opinion =>
  response.status === 200
    ? {
        id: 'unsuccessful-200',
        sentence: "the receiver responds with 200, but the body does not count as success under this run's assumptions",
        fix: 'check --assume, or respond with the body it requires',
        confidence: 'certain',
      }
    : {
        id: 'other-success',
        sentence: `the receiver responds with ${named(response)}; the sender accepts only 200 as success`,
        fix: 'respond with 200 once the event is stored',
        confidence: 'certain',
      }

const refusalOpinion = (response: Response, url: URL, bodyBytes: number): Opinion => {
  const { status, headers, body = '' } = response
  const line = firstLineOf(response)
  const says = line === undefined ? '' : `: "${line}"`
  const scheme = authSchemeOf(response)
  if (wantsCsrfToken(body) && [400, 403, 419, 422].includes(status))
    return {
      id: 'csrf',
      sentence: `CSRF protection rejects the delivery with ${named(response)}`,
      fix: `exempt POST ${url.pathname} from it; deliveries are authenticated by their signature`,
      confidence: 'likely',
    }
  switch (status) {
    case 401:
    case 403:
    case 407:
      return scheme === undefined
        ? {
            id: 'refused-signature',
            sentence: `the receiver responds with ${named(response)} to a correctly signed delivery${says}`,
            fix: "compare --secret with the receiver's secret, and look for a layer in front that requires a login",
            confidence: 'possible',
            check: 'signature',
          }
        : {
            id: 'authentication',
            sentence: `${named(response)} asks for ${scheme} authentication, which the sender does not have`,
            fix: `let POST ${url.pathname} pass without it; deliveries are authenticated by their signature`,
            confidence: 'likely',
          }
    case 404:
    case 405:
    case 410:
    case 501:
      return {
        id: 'wrong-path',
        sentence: `POST ${url.pathname} responds with ${named(response)}${allowed(headers.allow)}`,
        fix: 'check the path in --target, and that it accepts POST',
        confidence: 'likely',
        check: 'path',
      }
    case 408:
      return {
        id: 'no-response',
        sentence: `${named(response)}: a proxy in front of the receiver did not wait for its response`,
        fix: 'check that the receiver is running and responds quickly',
        confidence: 'likely',
      }
    case 413:
      return {
        id: 'body-limit',
        sentence: `a delivery of ${String(bodyBytes)} bytes is too large for the receiver (${named(response)})`,
        fix: 'raise the limit of the body parser or the proxy to 1 MB or more',
        confidence: 'certain',
      }
    case 411:
    case 415:
    case 406:
      return {
        id: 'body-parser',
        sentence: `a body parser in front of the receiver rejects application/json (${named(response)})${says}`,
        fix: `let POST ${url.pathname} accept application/json, and pass on its raw bytes`,
        confidence: 'likely',
      }
    case 429:
      return {
        id: 'rate-limit',
        sentence: `a rate limit rejects the delivery (${named(response)}${retryAfter(headers['retry-after'])})`,
        fix: 'exempt the sender from it, wait until it resets, or lower --concurrency',
        confidence: 'certain',
      }
    case 502:
    case 503:
    case 504:
      return {
        id: 'gateway',
        sentence: `a proxy or gateway in front of the receiver responds with ${named(response)}${says}`,
        fix: 'check that the receiver behind it is running and that the proxy can reach it',
        confidence: 'likely',
      }
    default:
      return consumedRawBody(body)
        ? {
            id: 'raw-body',
            sentence: `a body parser reads the body before the signature is verified (${named(response)})${says}`,
            fix: "verify the raw bytes: express.raw({ type: '*/*' }) on this route, before express.json()",
            confidence: 'likely',
            check: 'signature',
          }
        : {
            id: status >= 500 ? 'receiver-error' : 'refused',
            sentence: `the receiver responds with ${named(response)} to a correct delivery${says}`,
            fix: "check the receiver's log",
            confidence: 'possible',
            check: 'signature',
          }
  }
}

const allowed = (allow: string | undefined): string =>
  allow === undefined || allow.trim() === '' ? '' : ` (it allows ${allow.trim()})`

const retryAfter = (value: string | undefined): string => (value === undefined ? '' : `, Retry-After ${value}`)
