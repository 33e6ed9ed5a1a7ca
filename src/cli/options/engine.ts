import { RETRY_POLICY_NAMES } from '../../delivery/retry/policies.ts'
import { createDialects, DEFAULT_DIALECT } from '../../dialects/registry.ts'
import { DEFAULT_CLOCK } from '../../engine/defaults.ts'
import { writeDuration } from '../../kit/duration.ts'
import { assumption, clock, count, duration, flag, retryPolicy } from './option-kinds.ts'
import { declareOptions } from './option.ts'

const { all } = createDialects()
const standard = all[DEFAULT_DIALECT]

/** Default response timeout of an attempt, in milliseconds. */
export const { responseTimeoutMs: DEFAULT_RESPONSE_TIMEOUT_MS } = standard.retry

/** Returns the delays of a policy in the order of its redeliveries. */
const pausesOf = ({ pauses }: typeof standard.retry): string => {
  switch (pauses.kind) {
    case 'fixed':
      return writeDuration(pauses.pauseMs)
    case 'list':
      return pauses.pausesMs.map(writeDuration).join(', ')
    case 'exponential':
      return `${writeDuration(pauses.baseMs)} and growing`
  }
}

/** The delays of dialects that differ from the default one. */
const otherPauses = Object.values(all)
  .filter(({ retry }) => pausesOf(retry) !== pausesOf(standard.retry))
  .map(({ about, retry }) => `${about}: ${pausesOf(retry)}`)

/** Common options of `serve`, `send` and `load`. Redelivery defaults to that of each dialect. */
export const engine = declareOptions({
  retryPolicy: {
    kind: retryPolicy,
    topic: 'engine',
    brief: 'none, exponential, fixed(5s), list(1s,5s), …',
    help:
      `${RETRY_POLICY_NAMES.join(', ')}, or fixed(5s), list(1s,5s,30s), ` +
      'exponential(base=1s,factor=2,cap=5m,jitter=0.2)',
    defaultText: "default, which is each dialect's own",
  },
  retryAttempts: {
    kind: count,
    help: 'retries after the first attempt',
    topic: 'engine',
    defaultText: count.write(standard.retry.retryAttempts),
  },
  retryTimeout: {
    kind: duration,
    help: 'delay before a retry, such as 500ms, 10s, 2m',
    topic: 'engine',
    brief: 'delay before a retry',
    defaultText: [pausesOf(standard.retry), ...otherPauses].join('; '),
  },
  responseTimeout: {
    kind: duration,
    help: 'how long an attempt waits for its response',
    topic: 'engine',
    defaultText: duration.write(DEFAULT_RESPONSE_TIMEOUT_MS),
  },
  clock: {
    kind: clock,
    help: 'real, auto (skips every wait), manual, or xN (N times as fast); signed times are always real',
    topic: 'engine',
    brief: 'real, auto (skips waits), manual, or xN',
    default: DEFAULT_CLOCK,
  },
  seed: { kind: count, topic: 'engine', help: 'seed of IDs, texts and secrets', defaultText: 'random' },
  assume: {
    kind: assumption,
    topic: 'engine',
    brief: 'set an assumption (repeatable)',
    help: 'set an assumption from spec/assumptions.yaml (repeatable)',
    many: true,
  },
  insecure: { kind: flag, topic: 'engine', help: 'accept any certificate of a receiver' },
  json: { kind: flag, topic: 'output', help: 'print journal entries as NDJSON' },
})
