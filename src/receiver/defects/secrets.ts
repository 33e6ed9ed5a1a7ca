import type { Behaviour } from '../behaviour.ts'
import type { DefectiveBehaviour } from './defect.ts'

/** Reads each secret in another way. */
const reading =
  (change: (secret: string) => string) =>
  (behaviour: Behaviour): Behaviour => ({ ...behaviour, secretsOf: (visit) => behaviour.secretsOf(visit).map(change) })

/** Receivers that use the wrong secret. */
export const secretDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'accepts-empty-secret',
    apply: (behaviour) => ({
      ...behaviour,
      checkSecret: () => undefined,
      secretsOf: (visit) => [...behaviour.secretsOf(visit), ''],
    }),
  },
  {
    name: 'one-secret-for-all-subscriptions',
    apply: (behaviour) => {
      let first: string | undefined
      return { ...behaviour, secretsOf: (visit) => behaviour.secretsOf({ ...visit, path: (first ??= visit.path) }) }
    },
  },
  {
    name: 'ignores-secret-rotation',
    apply: (behaviour) => {
      const read = new Map<string, readonly string[]>()
      return {
        ...behaviour,
        secretsOf: (visit) => {
          const secrets = read.get(visit.path) ?? behaviour.secretsOf(visit)
          read.set(visit.path, secrets)
          return secrets
        },
      }
    },
  },
  {
    name: 'keeps-old-secrets',
    apply: (behaviour) => {
      const known = new Map<string, Set<string>>()
      return {
        ...behaviour,
        secretsOf: (visit) => {
          const secrets = new Set([...behaviour.secretsOf(visit), ...(known.get(visit.path) ?? [])])
          known.set(visit.path, secrets)
          return [...secrets]
        },
      }
    },
  },
  {
    name: 'trims-the-secret',
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
    name: 'lower-cases-the-secret',
    apply: reading((secret) => secret.toLowerCase()),
  },
]
