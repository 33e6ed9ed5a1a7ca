import { isIP } from 'node:net'
import { rateOf } from '../clock/mock-clock.ts'
import type { ClockMode } from '../clock/clock.ts'
import { parseDuration } from '../kit/duration.ts'
import { parseSize } from '../kit/size.ts'
import { MockError } from '../kit/error.ts'
import { readAssumption, type Assumptions } from '../contract/assumptions.ts'
import type { ErrorCode } from '../kit/codes.ts'
import { EVENT_NAMES, isEventName, type EventName } from '../events/catalogue.ts'
import { parseRetryPolicy } from '../delivery/retry/policy-spec.ts'
import { checkTargetUrl } from '../subscriptions/target-url.ts'
import { suggest } from '../kit/suggest.ts'

const bad = (code: ErrorCode, message: string, fix: string): MockError => new MockError({ code, message, fix })

/** Each kind of value an option can take: text in, value out. All throw {@link MockError}. */
export const values = {
  text: (text: string): string => text,
  secret: (text: string): string => {
    if (text !== '') return text
    throw bad(
      'SECRET_MISSING',
      'the secret is empty',
      'give the text that the receiver verifies signatures with, or set MOCK_GENESYS_SECRET',
    )
  },
  duration: (text: string): number => parseDuration(text),
  size: parseSize,
  retryPolicy: parseRetryPolicy,
  url: (text: string): string => {
    checkTargetUrl(text)
    return text
  },
  hostName: (text: string): string => {
    if (/^(\*\.)?[\w-]+(\.[\w-]+)*\.?$/.test(text) || isIP(text.replace(/^\[|\]$/g, '')) !== 0) return text
    throw bad(
      'HOST_NAME_INVALID',
      `"${text}" is not a host name (expected a name without scheme, port and path)`,
      'write it as mock.example.test, or *.example.test for every name below it',
    )
  },
  port: (text: string): number => {
    const port = Number(text)
    if (/^\d+$/.test(text) && port <= 65_535) return port
    throw bad('PORT_INVALID', `"${text}" is not a port`, 'give a whole number from 0 to 65535; 0 takes any free port')
  },
  count: (text: string): number => {
    const count = Number(text)
    if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return count
    throw bad('NUMBER_INVALID', `"${text}" is not a whole number of 0 or more`, 'write it in digits, such as 3')
  },
  status: (text: string): number => {
    const status = Number(text)
    if (/^\d{3}$/.test(text) && status >= 200 && status <= 599) return status
    throw bad(
      'STATUS_INVALID',
      `"${text}" is not a status code to answer with`,
      'give one from 200 to 599, such as 503',
    )
  },
  clock: (text: string): ClockMode => {
    rateOf(text as ClockMode)
    return text as ClockMode
  },
  event: (text: string): EventName => {
    if (isEventName(text)) return text
    const meant = suggest(text, EVENT_NAMES)
    throw bad(
      'EVENT_UNKNOWN',
      `"${text}" is not an event`,
      meant
        ? `did you mean ${meant}?`
        : `use STARTED, FINISHED or a conversation event such as ${EVENT_NAMES.slice(2, 5).join(', ')}`,
    )
  },
  events: (text: string): readonly EventName[] | 'all' =>
    text.trim() === 'all'
      ? 'all'
      : text
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .map(values.event),
  choice:
    <T extends string>(...known: readonly T[]) =>
    (text: string): T => {
      const found = known.find((one) => one === text)
      if (found !== undefined) return found
      throw bad('CHOICE_UNKNOWN', `"${text}" is none of ${known.join(', ')}`, `use one of ${known.join(', ')}`)
    },
  assume: (text: string): Partial<Assumptions> => {
    const at = text.indexOf('=')
    return at < 0
      ? readAssumption(text.trim(), '')
      : readAssumption(text.slice(0, at).trim(), text.slice(at + 1).trim())
  },
  json: (text: string): unknown => {
    try {
      return JSON.parse(text) as unknown
    } catch (error) {
      throw bad(
        'JSON_INVALID',
        `this is not JSON: ${error instanceof Error ? error.message : ''}`,
        'quote it for the shell: \'{"mediaType":"chat"}\'',
      )
    }
  },
}
