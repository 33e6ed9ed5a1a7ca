import { RETRY_POLICIES } from '../../delivery/retry/policies.ts'
import { parseFailureLimit, parseLoadDuration, parseRamp, parseRate, type FailureLimit } from '../../load/arrivals.ts'
import { defaultResponseTimeoutMs, engine } from './engine.ts'
import { count, duration, flag, retryPolicy, secret, text, url } from './option-kinds.ts'
import { declareOptions, type Kind } from './option.ts'

/** Arrivals per second. */
const rate: Kind<number> = {
  placeholder: 'rate',
  parse: parseRate,
  write: (value) => `${String(value)}/s`,
  isOpen: true,
}

const ramp: Kind<ReturnType<typeof parseRamp>> = {
  placeholder: 'from..to',
  parse: parseRamp,
  write: ({ from, to }) => `${rate.write(from)}..${rate.write(to)}`,
  isOpen: true,
}

const failureLimit: Kind<FailureLimit> = {
  placeholder: 'n or p%',
  parse: parseFailureLimit,
  write: (limit) => ('count' in limit ? String(limit.count) : `${String(100 * limit.ratio)}%`),
  isOpen: true,
}

const { retryTimeout, responseTimeout, seed, assume, insecure } = engine

/** The options of `load`. */
export const load = declareOptions({
  target: { kind: url, help: 'the URL of the receiver' },
  secret: {
    kind: secret,
    brief: 'the secret; or set MOCK_GENESYS_SECRET',
    help: 'the secret to sign with; a flag is visible in ps, MOCK_GENESYS_SECRET is not',
  },
  rate: { kind: rate, help: 'arrivals, such as 200/s or 30/m', default: 50 },
  ramp: { kind: ramp, help: 'a rate that changes linearly, such as 10/s..500/s' },
  duration: { kind: { ...duration, parse: parseLoadDuration }, help: 'how long to send', default: 10_000 },
  burst: {
    kind: count,
    brief: 'deliveries at the same moment, at the same mean rate',
    help: 'send N deliveries at the same moment, keeping the mean rate; without --rate and --ramp, a single burst',
  },
  concurrency: { kind: count, help: 'maximum number of attempts in flight', default: 1000 },
  maxP99: { kind: duration, help: 'exit with 1 if the p99 is longer' },
  maxFailed: { kind: failureLimit, help: 'exit with 1 if more attempts fail' },
  allowTarget: {
    kind: text,
    placeholder: 'host',
    topic: 'engine',
    help: 'public host to allow as a target (repeatable); loopback and private networks are always allowed',
    many: true,
  },
  retryPolicy: {
    kind: retryPolicy,
    topic: 'engine',
    brief: engine.retryPolicy.brief,
    help: engine.retryPolicy.help,
    default: 'none',
  },
  retryAttempts: { ...engine.retryAttempts, defaultText: count.write(RETRY_POLICIES.none.retryAttempts) },
  retryTimeout,
  responseTimeout: {
    kind: duration,
    topic: 'engine',
    help: responseTimeout.help,
    default: defaultResponseTimeoutMs(),
  },
  seed,
  assume,
  insecure,
  json: { kind: flag, help: 'print the summary as JSON' },
})
