import type { Behavior } from '../behavior.ts'
import type { DefectiveBehavior } from './defect.ts'

/** Returns a behavior that decodes each secret differently. */
const reading =
  (change: (secret: string) => string) =>
  (behavior: Behavior): Behavior => ({ ...behavior, secretsOf: (context) => behavior.secretsOf(context).map(change) })

/** Receivers that use the wrong secret. */
export const secretDefects: readonly DefectiveBehavior[] = [
  {
    name: 'accepts-empty-secret',
    apply: (behavior) => ({
      ...behavior,
      checkSecret: () => undefined,
      secretsOf: (context) => [...behavior.secretsOf(context), ''],
    }),
  },
  {
    name: 'one-secret-for-all-subscriptions',
    apply: (behavior) => {
      let first: string | undefined
      return { ...behavior, secretsOf: (context) => behavior.secretsOf({ ...context, path: (first ??= context.path) }) }
    },
  },
  {
    name: 'ignores-secret-rotation',
    apply: (behavior) => {
      const read = new Map<string, readonly string[]>()
      return {
        ...behavior,
        secretsOf: (context) => {
          const secrets = read.get(context.path) ?? behavior.secretsOf(context)
          read.set(context.path, secrets)
          return secrets
        },
      }
    },
  },
  {
    name: 'keeps-old-secrets',
    apply: (behavior) => {
      const known = new Map<string, Set<string>>()
      return {
        ...behavior,
        secretsOf: (context) => {
          const secrets = new Set([...behavior.secretsOf(context), ...(known.get(context.path) ?? [])])
          known.set(context.path, secrets)
          return [...secrets]
        },
      }
    },
  },
  {
    name: 'trims-secret',
    apply: reading((secret) => secret.trim()),
  },
  {
    name: 'decodes-secret-as-base64',
    apply: reading((secret) => Buffer.from(secret, 'base64').toString('latin1')),
  },
  {
    name: 'decodes-secret-as-hex',
    apply: reading((secret) => Buffer.from(secret, 'hex').toString('latin1')),
  },
  {
    name: 'lowercases-secret',
    apply: reading((secret) => secret.toLowerCase()),
  },
]
