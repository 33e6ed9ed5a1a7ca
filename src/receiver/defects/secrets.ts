import type { Behaviour } from '../behaviour.ts'
import type { Defect } from './defect.ts'

/** Reads each secret in another way. */
const reading =
  (change: (secret: string) => string) =>
  (behaviour: Behaviour): Behaviour => ({ ...behaviour, secretsOf: (visit) => behaviour.secretsOf(visit).map(change) })

/** Receivers that use the wrong secret. */
export const secretDefects: readonly Defect[] = [
  {
    name: 'accepts-empty-secret',
    number: '22',
    explanation: 'starts without a secret, and accepts what is signed with an empty one',
    fix: 'refuse to start without a secret',
    apply: (behaviour) => ({
      ...behaviour,
      checkSecret: () => undefined,
      secretsOf: (visit) => [...behaviour.secretsOf(visit), ''],
    }),
  },
  {
    name: 'one-secret-for-all-subscriptions',
    number: '23',
    explanation: 'verifies every subscription with the secret of the first path that was called',
    fix: 'choose the secret by the path, or by whatever tells subscriptions apart',
    apply: (behaviour) => {
      let first: string | undefined
      return { ...behaviour, secretsOf: (visit) => behaviour.secretsOf({ ...visit, path: (first ??= visit.path) }) }
    },
  },
  {
    name: 'ignores-secret-rotation',
    number: '24',
    explanation: 'keeps the first secret that it read, whatever it is rotated to',
    fix: 'read the secret anew, or reload it when it is rotated',
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
    number: '25',
    explanation: 'accepts an old secret for ever after a rotation',
    fix: 'drop the old secret when the time of both is over',
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
    number: '+9',
    explanation: 'strips white space at both ends of the secret',
    fix: 'use the secret as it was agreed on, character by character',
    apply: reading((secret) => secret.trim()),
  },
  {
    name: 'decodes-secret-as-base64',
    number: '+10',
    explanation: 'takes the secret for base64 and decodes it',
    fix: 'use the text of the secret as the key',
    apply: reading((secret) => Buffer.from(secret, 'base64').toString('latin1')),
  },
  {
    name: 'decodes-secret-as-hex',
    number: '+11',
    explanation: 'takes the secret for hexadecimal digits and decodes it, as another API asks for',
    fix: 'use the text of the secret as the key',
    apply: reading((secret) => Buffer.from(secret, 'hex').toString('latin1')),
  },
  {
    name: 'lower-cases-the-secret',
    number: '+12',
    explanation: 'turns the secret into lower case',
    fix: 'use the secret as it was agreed on, character by character',
    apply: reading((secret) => secret.toLowerCase()),
  },
]
