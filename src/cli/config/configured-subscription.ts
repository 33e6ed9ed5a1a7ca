import type { Document } from 'yaml'
import { isMap, isScalar } from 'yaml'
import type { SubscriptionInput } from '../../engine/options.ts'
import { MockError } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import { withoutValue } from './excerpt.ts'
import { isMemberName, MEMBER_NAMES, readMember, type SubscriptionMembers } from './member-values.ts'
import type { ConfigMistakes } from './mistakes.ts'
import { valueOf } from './value-of.ts'

/** Reads one subscription of a config file; undefined if url or secret is missing or wrong. */
export const readSubscription = (
  node: unknown,
  offset: number,
  document: Document.Parsed,
  mistakes: ConfigMistakes,
): SubscriptionInput | undefined => {
  if (!isMap(node)) {
    mistakes.note(
      offset,
      'a subscription must be a mapping with url and secret',
      'write "- url: http://…" and below it "secret: …"',
    )
    return undefined
  }
  const members: SubscriptionMembers = {}
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : ''
    const at = isScalar(key) ? (key.range?.[0] ?? offset) : offset
    if (!isMemberName(name)) {
      const meant = suggest(name, MEMBER_NAMES)
      mistakes.note(
        at,
        `"${name}" is not a key of a subscription`,
        meant ? `did you mean "${meant}"?` : `use ${MEMBER_NAMES.join(', ')}`,
      )
      continue
    }
    const before = mistakes.count
    const js = valueOf(value, document, (message, hint) => {
      mistakes.note(at, `${name}: ${message}`, hint)
    })
    if (mistakes.count > before) continue
    try {
      readMember(members, name, js)
    } catch (error) {
      if (!(error instanceof MockError)) throw error
      mistakes.note(at, `${name}: ${withoutValue(error.message, js)}`, withoutValue(error.fix, js))
    }
  }
  for (const name of ['url', 'secret'])
    if (!node.has(name)) mistakes.note(offset, `the subscription has no "${name}"`, `add ${name}: …`)
  return inputOf(members)
}

const inputOf = ({
  url,
  secret,
  retryPolicy,
  retryAttempts,
  retryTimeout,
  responseTimeout,
  ...rest
}: SubscriptionMembers): SubscriptionInput | undefined => {
  if (url === undefined || secret === undefined) return undefined
  const retry = {
    ...(retryPolicy !== undefined && { policy: retryPolicy }),
    ...(retryAttempts !== undefined && { retryAttempts }),
    ...(retryTimeout !== undefined && { retryTimeoutMs: retryTimeout }),
    ...(responseTimeout !== undefined && { responseTimeoutMs: responseTimeout }),
  }
  return { url, secret, ...rest, ...(Object.keys(retry).length > 0 && { retry }) }
}
