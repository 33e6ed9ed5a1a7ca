import type { Outcome } from '../../../journal/outcome.ts'
import { describeMs } from '../../../kit/span-words.ts'
import { describeOutcome } from '../../../kit/outcome-words.ts'
import type { Opinion } from './opinion.ts'
import { opinionOfResponse } from './response-opinion.ts'
import { opinionOfTls } from './tls-opinion.ts'

/** The delivery that was not accepted. */
export interface RefusedDelivery {
  readonly url: URL
  readonly bodyBytes: number
  readonly outcome: Outcome
}

/** Returns the usual reason for an outcome of a correctly signed delivery. */
export const opinionOf = ({ outcome, url, bodyBytes }: RefusedDelivery): Opinion => {
  if ('response' in outcome) return opinionOfResponse(outcome.response, url, bodyBytes)
  if (outcome.kind === 'timed-out')
    return outcome.phase === 'connect'
      ? {
          id: 'no-connection',
          sentence: `${url.host} did not accept a connection within ${describeMs(outcome.limitMs)}`,
          fix: 'check the host and port, and whether a firewall drops the packets',
          confidence: 'likely',
          ...(url.protocol === 'https:' && { check: 'scheme' as const }),
        }
      : {
          id: 'no-response',
          sentence: `the receiver accepted the request but did not respond within ${describeMs(outcome.limitMs)}`,
          fix:
            'store the event, respond with 200, and do the rest afterwards; a handler that reads the body twice ' +
            'waits ' +
            'forever; if only the first request is slow, a second run may pass',
          confidence: 'likely',
        }
  switch (outcome.cause) {
    case 'tls':
      return opinionOfTls(outcome.detail, url)
    case 'closed':
    case 'reset':
      return {
        id: 'closed',
        sentence: outcome.detail,
        fix: "check the receiver's log: an uncaught error closes the connection or stops the process",
        confidence: 'likely',
        check: 'scheme',
      }
    case 'malformed-response':
      return {
        id: 'not-http',
        sentence: `the server at ${url.host} sent something that is not HTTP: ${outcome.detail}`,
        fix: 'check the port: another service may listen on it',
        confidence: 'likely',
        check: 'scheme',
      }
    case 'dns':
      return {
        id: 'unknown-host',
        sentence: `the host name ${url.hostname} could not be resolved`,
        fix: 'check the spelling of the host in --target; inside containers use the service name',
        confidence: 'certain',
      }
    case 'refused':
      return {
        id: 'nothing-listens',
        sentence: `nothing listens on ${url.host}`,
        fix: 'start the receiver, pass --start "COMMAND", or check the port',
        confidence: 'certain',
      }
    case 'unroutable':
    case 'forbidden-target':
    case 'aborted':
    case 'internal':
      return {
        id: 'unreachable',
        sentence: describeOutcome(outcome),
        fix: 'check --target',
        confidence: 'possible',
      }
    default:
      return outcome.cause satisfies never
  }
}
