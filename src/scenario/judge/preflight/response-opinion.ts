import type { Response } from '../../../journal/outcome.ts'
import type { Opinion } from './opinion.ts'
import { redirectOpinion } from './redirect-opinion.ts'
import { firstLineOf, lostRawBody, schemeAskedBy, wantsCsrfToken, wantsHttps } from './response-marks.ts'

/** Returns what a response other than success points to, before anything else is tried. */
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
        sentence: "the receiver responds 200, but its body does not mean success under this run's assumptions",
        fix: 'check --assume, or respond with the body it requires',
        confidence: 'certain',
      }
    : {
        id: 'other-success',
        sentence: `the receiver responds ${named(response)}; the sender counts only 200 as delivered`,
        fix: 'respond 200 once the event is stored',
        confidence: 'certain',
      }

const refusalOpinion = (response: Response, url: URL, bodyBytes: number): Opinion => {
  const { status, headers, body = '' } = response
  const line = firstLineOf(response)
  const says = line === undefined ? '' : `: "${line}"`
  const scheme = schemeAskedBy(response)
  if (wantsCsrfToken(body) && [400, 403, 419, 422].includes(status))
    return {
      id: 'csrf',
      sentence: `a protection against forged forms (CSRF) refuses the delivery with ${named(response)}`,
      fix: `exempt POST ${url.pathname} from it; the signature protects it instead`,
      confidence: 'likely',
    }
  switch (status) {
    case 401:
    case 403:
    case 407:
      return scheme === undefined
        ? {
            id: 'refused-signature',
            sentence: `the receiver responds ${named(response)} to a correctly signed delivery${says}`,
            fix: 'compare --secret with that of the receiver, and look for a layer in front that asks for a login',
            confidence: 'possible',
            check: 'signature',
          }
        : {
            id: 'authentication',
            sentence: `${named(response)} asks for ${scheme} authentication, which the sender does not have`,
            fix: `let POST ${url.pathname} pass without it; the signature of each delivery takes its place`,
            confidence: 'likely',
          }
    case 404:
    case 405:
    case 410:
    case 501:
      return {
        id: 'wrong-path',
        sentence: `POST ${url.pathname} responds ${named(response)}${allowed(headers.allow)}`,
        fix: 'check the path in --target, and that it takes POST',
        confidence: 'likely',
        check: 'path',
      }
    case 408:
      return {
        id: 'no-response',
        sentence: `${named(response)}: something in front of the receiver did not wait for it`,
        fix: 'look whether the receiver runs and responds at once',
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
        sentence: `a body parser in front of the receiver refuses application/json (${named(response)})${says}`,
        fix: `let POST ${url.pathname} take application/json, and hand over its raw bytes`,
        confidence: 'likely',
      }
    case 429:
      return {
        id: 'rate-limit',
        sentence: `a rate limit refuses the delivery (${named(response)}${retryAfter(headers['retry-after'])})`,
        fix: 'exempt the sender from it, wait until it is over, or lower --concurrency',
        confidence: 'certain',
      }
    case 502:
    case 503:
    case 504:
      return {
        id: 'gateway',
        sentence: `something in front of the receiver responds ${named(response)}${says}`,
        fix: 'check that the receiver behind it runs, and that the proxy reaches it',
        confidence: 'likely',
      }
    default:
      return lostRawBody(body)
        ? {
            id: 'raw-body',
            sentence: `a body parser reads the body before the signature is verified (${named(response)})${says}`,
            fix: "verify the raw bytes: express.raw({ type: '*/*' }) on this route, before express.json()",
            confidence: 'likely',
            check: 'signature',
          }
        : {
            id: status >= 500 ? 'receiver-error' : 'refused',
            sentence: `the receiver responds ${named(response)} to a correct delivery${says}`,
            fix: 'its log says why',
            confidence: 'possible',
            check: 'signature',
          }
  }
}

const allowed = (allow: string | undefined): string =>
  allow === undefined || allow.trim() === '' ? '' : ` (it allows ${allow.trim()})`

const retryAfter = (value: string | undefined): string => (value === undefined ? '' : `, Retry-After ${value}`)
