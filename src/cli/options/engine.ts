import { RETRY_POLICY_NAMES } from '../../delivery/retry/policies.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import { createDialects, DEFAULT_DIALECT, type Dialects } from '../../dialects/registry.ts'
import { DEFAULT_CLOCK } from '../../engine/defaults.ts'
import { writeDuration } from '../../kit/duration.ts'
import { assumption, clock, count, duration, flag, retryPolicy } from './option-kinds.ts'
import { declareOptions } from './option.ts'

// Read from the dialects when the help asks for them: a start without it need not make them twice.
let made: Dialects['all'] | undefined
const dialects = (): Dialects['all'] => (made ??= createDialects().all)
const standard = (): Dialect['retry'] => dialects()[DEFAULT_DIALECT].retry

/** Returns the default response timeout of an attempt, in milliseconds. */
export const defaultResponseTimeoutMs = (): number => standard().responseTimeoutMs

/** Returns the delays of a policy in the order of its redeliveries. */
const pausesOf = ({ pauses }: Dialect['retry']): string => {
  switch (pauses.kind) {
    case 'fixed':
      return writeDuration(pauses.pauseMs)
    case 'list':
      return pauses.pausesMs.map(writeDuration).join(', ')
    case 'exponential':
      return `${writeDuration(pauses.baseMs)} and growing`
  }
}

/** Returns the delays of dialects that differ from the default one. */
const otherPauses = (): readonly string[] =>
  Object.values(dialects())
    .filter(({ retry }) => pausesOf(retry) !== pausesOf(standard()))
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
    get defaultText() {
      return count.write(standard().retryAttempts)
    },
  },
  retryTimeout: {
    kind: duration,
    help: 'delay before a retry, such as 500ms, 10s, 2m',
    topic: 'engine',
    brief: 'delay before a retry',
    get defaultText() {
      return [pausesOf(standard()), ...otherPauses()].join('; ')
    },
  },
  responseTimeout: {
    kind: duration,
    help: 'how long an attempt waits for its response',
    topic: 'engine',
    get defaultText() {
      return duration.write(defaultResponseTimeoutMs())
    },
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
