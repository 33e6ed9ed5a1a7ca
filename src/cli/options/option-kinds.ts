import { isIP } from 'node:net'
import { rateOf } from '../../clock/rate.ts'
import type { ClockMode } from '../../clock/clock.ts'
import { readAssumption, type Assumptions } from '../../contract/assumptions.ts'
import { parseRetryPolicy } from '../../delivery/retry/policy-spec.ts'
import type { RetryOptions } from '../../delivery/retry/policy.ts'
import {
  EVENT_EXAMPLES,
  EVENT_NAMES,
  EVENTS_OF,
  isDialectName,
  isEventName,
  type EventName,
} from '../../events/catalogue.ts'
import type { ErrorCode } from '../../kit/codes.ts'
import { parseDuration, writeDuration } from '../../kit/duration.ts'
import { MockError } from '../../kit/error.ts'
import { parseSize, writeSize } from '../../kit/size.ts'
import { suggest } from '../../kit/suggest.ts'
import { checkTargetUrl } from '../../subscriptions/target-url.ts'
import type { ImmediateKind, SwitchKind } from './option.ts'

// Each kind of value an option can have: text in, value out. All throw MockError.

const bad = (code: ErrorCode, message: string, fix: string): MockError => new MockError({ code, message, fix })

/** Any text. */
export const text: ImmediateKind<string> = { placeholder: 'text', parse: (given) => given, write: (value) => value }

/** A text that is never shown, such as an API key. */
export const hidden: ImmediateKind<string> = { ...text, isSecret: true }

/** The signing secret: never empty, and never shown. */
export const secret: ImmediateKind<string> = {
  ...hidden,
  parse(given) {
    if (given !== '') return given
    throw bad(
      'SECRET_MISSING',
      'the secret is empty',
      'pass the secret that the receiver verifies with, or set MOCK_GENESYS_SECRET',
    )
  },
}

/** A switch. In the environment and the config file, `true` and `1` turn it on. */
export const flag: SwitchKind = {
  placeholder: '',
  parse: (given) => given === 'true' || given === '1',
  write: String,
  isSwitch: true,
  isOpen: true,
}

/** A duration in milliseconds, written with a unit. */
export const duration: ImmediateKind<number> = {
  placeholder: 'duration',
  parse: (given) => parseDuration(given),
  write: writeDuration,
  isOpen: true,
}

/** A size in bytes, written with a unit. */
export const size: ImmediateKind<number> = { placeholder: 'size', parse: parseSize, write: writeSize, isOpen: true }

/** A URL that requests can be sent to. */
export const url: ImmediateKind<string> = {
  ...text,
  placeholder: 'url',
  parse(given) {
    checkTargetUrl(given)
    return given
  },
}

/** A host name or address without port; the prefix `*.` matches every subdomain. */
export const hostName: ImmediateKind<string> = {
  ...text,
  placeholder: 'name',
  parse(given) {
    if (/^(\*\.)?[\w-]+(\.[\w-]+)*\.?$/.test(given) || isIP(given.replace(/^\[|\]$/g, '')) !== 0) return given
    throw bad(
      'HOST_NAME_INVALID',
      `"${given}" is not a host name (expected a name without scheme, port and path)`,
      'write it as mock.example.test, or *.example.test for all subdomains',
    )
  },
}

/** A port, 0 to 65535. */
export const port: ImmediateKind<number> = {
  placeholder: 'n',
  parse(given) {
    const number = Number(given)
    if (/^\d+$/.test(given) && number <= 65_535) return number
    throw bad('PORT_INVALID', `"${given}" is not a port`, 'use a whole number from 0 to 65535; 0 chooses a free port')
  },
  write: String,
  isOpen: true,
}

/** A whole number, at least 0. */
export const count: ImmediateKind<number> = {
  placeholder: 'n',
  parse(given) {
    const number = Number(given)
    if (/^\d+$/.test(given) && Number.isSafeInteger(number)) return number
    throw bad('NUMBER_INVALID', `"${given}" is not a whole number (expected at least 0)`, 'write digits, such as 3')
  },
  write: String,
  isOpen: true,
}

/** One of the given texts. */
export const choice = <const T extends string>(...known: readonly T[]): ImmediateKind<T> => ({
  placeholder: 'name',
  choices: known,
  parse(given) {
    const found = known.find((one) => one === given)
    if (found !== undefined) return found
    throw bad('CHOICE_UNKNOWN', `"${given}" is not one of ${known.join(', ')}`, `use one of ${known.join(', ')}`)
  },
  write: (value) => value,
  isOpen: true,
})

/** What a receiver does with a bad signature. */
export const policy = choice('reject', 'ignore')

/** The mode of a clock. */
export const clock: ImmediateKind<ClockMode> = {
  placeholder: 'mode',
  parse(given) {
    rateOf(given as ClockMode)
    return given as ClockMode
  },
  write: (value) => value,
  isOpen: true,
}

/** A retry policy, by name or with parameters. */
export const retryPolicy: ImmediateKind<NonNullable<RetryOptions['policy']>> = {
  placeholder: 'policy',
  parse: parseRetryPolicy,
  write: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  isOpen: true,
}

/** Parses the name of an event. @throws {MockError} `EVENT_UNKNOWN` */
export const parseEvent = (given: string): EventName => {
  if (isEventName(given)) return given
  const meant = suggest(given, EVENT_NAMES)
  throw bad(
    'EVENT_UNKNOWN',
    `"${given}" is not an event`,
    meant ? `did you mean ${meant}?` : `use an event such as ${EVENT_EXAMPLES}`,
  )
}

/** Names of events and dialects separated by commas, or `all`. */
export const eventList: ImmediateKind<readonly EventName[] | 'all'> = {
  placeholder: 'list',
  parse: (given) =>
    given.trim() === 'all'
      ? 'all'
      : given
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
          .flatMap((name) => (isDialectName(name) ? EVENTS_OF[name] : [parseEvent(name)])),
  write: (value) => (value === 'all' ? value : value.join(',')),
  isOpen: true,
}

/** An assumption and its value. */
export const assumption: ImmediateKind<Partial<Assumptions>> = {
  placeholder: 'name=value',
  parse(given) {
    const at = given.indexOf('=')
    return at < 0
      ? readAssumption(given.trim(), '')
      : readAssumption(given.slice(0, at).trim(), given.slice(at + 1).trim())
  },
  write: (value) =>
    Object.entries(value)
      .map(([name, set]) => `${name}=${String(set)}`)
      .join(','),
}
