import { parseDuration } from '../../kit/duration.ts'
import { MockError } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import type { PauseRule, RetryPolicy } from '../../dialects/dialect.ts'
import { isRetryPolicyName, RETRY_POLICIES, type RetryPolicyName } from './policies.ts'
import { MAX_RETRY_ATTEMPTS, unknownPolicy } from './policy.ts'

type Parts = { -readonly [K in keyof RetryPolicy]?: RetryPolicy[K] }

const RULES = ['fixed', 'list', 'exponential'] as const
const GENERAL = ['attempts', 'jitter', 'retry-after', 'response-timeout']
const GROWTH = ['base', 'factor', 'cap']

/**
 * Parses a retry policy: a preset by name, or `fixed(5s)`, `list(1s,5s,30s)`, `exponential(base=1s,factor=2,cap=5m)`.
 * Each accepts `attempts=N` (0 to 1000), `jitter=0.2` (0 to 1), `retry-after=1h` (the longest one honored, or `ignore`)
 * and `response-timeout=10s` (at least 1 ms). A list makes one redelivery per pause unless `attempts` is given.
 * @throws {MockError} `RETRY_POLICY_UNKNOWN`, `RETRY_POLICY_INVALID`, `DURATION_INVALID`
 */
export const parseRetryPolicy = (text: string): RetryPolicyName | Partial<RetryPolicy> => {
  const [, name = '', , list] = /^\s*([\w-]+)\s*(\(([^()]*)\))?\s*$/.exec(text) ?? []
  if (name === '')
    throw invalid(
      `"${text}" is not a retry policy (expected a name, or name(…))`,
      'write exponential, or exponential(base=1s,factor=2,cap=5m,jitter=0.2)',
    )
  const isRule = (RULES as readonly string[]).includes(name)
  if (!isRule && !isRetryPolicyName(name)) throw unknownPolicy(name)
  if (list === undefined && isRetryPolicyName(name)) return name
  const args = (list ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const pausesMs = args.filter((one) => !one.includes('=')).map((one) => parseDuration(one))
  const named = readNamed(args, name)
  const parts: Parts = isRetryPolicyName(name) ? { ...RETRY_POLICIES[name] } : {}
  const pauses = readPauses(name, pausesMs, named)
  if (pauses) parts.pauses = pauses
  if (pauses?.kind === 'list') parts.retryAttempts = pausesMs.length
  const attempts = named.get('attempts')
  if (attempts !== undefined) parts.retryAttempts = wholeOf('attempts', attempts)
  const jitter = named.get('jitter')
  if (jitter !== undefined) parts.jitterRatio = numberOf('jitter', jitter, 0, 1)
  const retryAfter = named.get('retry-after')
  if (retryAfter !== undefined) parts.retryAfterCapMs = retryAfter === 'ignore' ? 0 : parseDuration(retryAfter)
  const responseTimeout = named.get('response-timeout')
  if (responseTimeout !== undefined) parts.responseTimeoutMs = Math.max(1, parseDuration(responseTimeout))
  return parts
}

const readNamed = (args: readonly string[], policy: string): ReadonlyMap<string, string> => {
  const known = policy === 'exponential' ? [...GROWTH, ...GENERAL] : GENERAL
  const named = new Map<string, string>()
  for (const arg of args) {
    const at = arg.indexOf('=')
    if (at < 0) continue
    const key = arg.slice(0, at).trim()
    if (!known.includes(key)) {
      const meant = suggest(key, known)
      throw invalid(
        `"${key}" is not a part of ${policy}(…)`,
        meant === undefined ? `use ${known.join(', ')}` : `did you mean ${meant}?`,
      )
    }
    if (named.has(key)) throw invalid(`"${key}" is given twice`, 'leave one of them out')
    named.set(key, arg.slice(at + 1).trim())
  }
  return named
}

const readPauses = (
  name: string,
  pausesMs: readonly number[],
  named: ReadonlyMap<string, string>,
): PauseRule | undefined => {
  if (name === 'list') {
    if (pausesMs.length > MAX_RETRY_ATTEMPTS)
      throw invalid(`list(…) has ${String(pausesMs.length)} pauses`, `write at most ${String(MAX_RETRY_ATTEMPTS)}`)
    if (pausesMs.length === 0) throw invalid('list(…) is empty (expected at least one delay)', 'write list(1s,5s,30s)')
    return { kind: 'list', pausesMs }
  }
  if (name === 'fixed') {
    const [pauseMs] = pausesMs
    if (pauseMs === undefined || pausesMs.length > 1)
      throw invalid(
        `fixed(…) has ${String(pausesMs.length)} pauses (expected exactly one)`,
        'write fixed(5s), or list(1s,5s,30s) for several',
      )
    return { kind: 'fixed', pauseMs }
  }
  if (pausesMs.length > 0)
    throw invalid(
      `${name}(…) has a pause without a key`,
      name === 'exponential' ? 'write base=1s' : 'write list(1s,5s,30s)',
    )
  if (name !== 'exponential') return undefined
  const standard = RETRY_POLICIES.exponential.pauses
  const [base, factor, cap] = GROWTH.map((key) => named.get(key))
  return {
    kind: 'exponential',
    baseMs: base === undefined ? standard.baseMs : parseDuration(base),
    factor: factor === undefined ? standard.factor : numberOf('factor', factor, 1, 1000),
    capMs: cap === undefined ? standard.capMs : parseDuration(cap),
  }
}

const wholeOf = (key: string, text: string): number => {
  if (/^\d{1,6}$/.test(text) && Number(text) <= MAX_RETRY_ATTEMPTS) return Number(text)
  throw invalid(`${key}=${text} is not a whole number from 0 to ${String(MAX_RETRY_ATTEMPTS)}`, `write ${key}=5`)
}

const numberOf = (key: string, text: string, least: number, most: number): number => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN
  if (value >= least && value <= most) return value
  throw invalid(
    `${key}=${text} is not a number from ${String(least)} to ${String(most)}`,
    `write ${key}=${key === 'jitter' ? '0.2' : '2'}`,
  )
}

const invalid = (message: string, fix: string): MockError =>
  new MockError({ code: 'RETRY_POLICY_INVALID', message, fix })
