import { RETRY_POLICY_NAMES } from '../delivery/retry/policies.ts'
import type { RetryOptions } from '../delivery/retry/policy.ts'
import type { MockOptions } from '../engine/options.ts'
import type { Resolved } from './settings.ts'
import { values } from './values.ts'

/** What `serve`, `send` and `load` have in common. */
export const engineSettings = {
  retryPolicy: {
    flags: '--retry-policy <policy>',
    help: `${RETRY_POLICY_NAMES.join(', ')}, or fixed(5s), list(1s,5s,30s), exponential(base=1s,factor=2,cap=5m,jitter=0.2)`,
    parse: values.retryPolicy,
    standard: "default, which is each dialect's own",
  },
  retryAttempts: {
    flags: '--retry-attempts <n>',
    help: 'redeliveries after the first attempt',
    parse: values.count,
    standard: '5',
  },
  retryTimeout: {
    flags: '--retry-timeout <duration>',
    help: 'pause before a redelivery, such as 500ms, 10s, 2m',
    parse: values.duration,
    standard: '5s; conversation events: 5s, 30s, 2m, 10m, 30m',
  },
  responseTimeout: {
    flags: '--response-timeout <duration>',
    help: 'how long an attempt waits for its answer',
    parse: values.duration,
    standard: '10s',
  },
  clock: {
    flags: '--clock <mode>',
    help: 'real, auto (pauses cost nothing), manual, or xN (N times as fast)',
    parse: values.clock,
    standard: 'real',
  },
  seed: {
    flags: '--seed <n>',
    help: 'same seed, same ids, texts and secrets',
    parse: values.count,
    standard: 'at random',
  },
  assume: {
    flags: '--assume <name=value>',
    help: 'switch an assumption of spec/assumptions.yaml (repeatable)',
    parse: values.assume,
    many: true,
  },
  insecure: { flags: '--insecure', help: 'accept any certificate of a receiver', parse: values.text },
  json: { flags: '--json', help: 'print journal entries as NDJSON', parse: values.text },
} as const

/** The part of the mock's options that those settings give. */
export const engineOptions = (given: Resolved<typeof engineSettings>): MockOptions => {
  const retry: RetryOptions = {
    ...(given.retryPolicy !== undefined && { policy: given.retryPolicy }),
    ...(given.retryAttempts !== undefined && { retryAttempts: given.retryAttempts }),
    ...(given.retryTimeout !== undefined && { retryTimeoutMs: given.retryTimeout }),
    ...(given.responseTimeout !== undefined && { responseTimeoutMs: given.responseTimeout }),
  }
  return {
    retry,
    ...(given.clock !== undefined && { clock: given.clock }),
    ...(given.seed !== undefined && { seed: given.seed }),
    ...(given.assume && { assume: Object.assign({}, ...given.assume) as NonNullable<MockOptions['assume']> }),
    insecureTls: Boolean(given.insecure),
  }
}
