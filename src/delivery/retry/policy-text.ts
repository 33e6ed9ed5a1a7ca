import { writeDuration } from '../../kit/duration.ts'
import type { PauseRule, RetryPolicy } from '../../dialects/dialect.ts'
import { RETRY_POLICIES } from './policies.ts'

/** Formats a policy, or some of its parts, in the syntax of `parseRetryPolicy`; a preset becomes its name. */
export const writeRetryPolicy = (parts: Partial<RetryPolicy>): string => {
  const text = policyToText(parts)
  return Object.entries(RETRY_POLICIES).find(([, made]) => policyToText(made) === text)?.[0] ?? text
}

/** Formats all parts that a policy sets, in order. */
export const policyToText = ({
  pauses,
  retryAttempts,
  jitterRatio,
  retryAfterCapMs,
  responseTimeoutMs,
}: Partial<RetryPolicy>): string => {
  const args = [
    ...(pauses ? argsOf(pauses) : []),
    ...(retryAttempts === undefined ? [] : [`attempts=${String(retryAttempts)}`]),
    ...(jitterRatio === undefined ? [] : [`jitter=${String(jitterRatio)}`]),
    ...(retryAfterCapMs === undefined
      ? []
      : [`retry-after=${retryAfterCapMs === 0 ? 'ignore' : writeDuration(retryAfterCapMs)}`]),
    ...(responseTimeoutMs === undefined ? [] : [`response-timeout=${writeDuration(responseTimeoutMs)}`]),
  ]
  return args.length === 0 ? 'default' : `${pauses?.kind ?? 'default'}(${args.join(', ')})`
}

const argsOf = (rule: PauseRule): readonly string[] => {
  switch (rule.kind) {
    case 'fixed':
      return [writeDuration(rule.pauseMs)]
    case 'list':
      return rule.pausesMs.map(writeDuration)
    case 'exponential':
      return [`base=${writeDuration(rule.baseMs)}`, `factor=${String(rule.factor)}`, `cap=${writeDuration(rule.capMs)}`]
    default:
      return rule satisfies never
  }
}
