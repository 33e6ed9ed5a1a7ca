import { lookup } from 'node:dns/promises'
import { MockError } from '../../kit/error.ts'
import { createTargetPolicy } from '../../subscriptions/target-policy.ts'

/** A URL or URL template that a run will call, and its option. */
export interface CalledUrl {
  /** The option, such as `--ready`. */
  readonly what: string
  readonly url: string
}

/** Resolves a host name to its addresses. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string }[]>

const PLACEHOLDER = /\{(?:interactionId|event|control)\}/g

const policy = createTargetPolicy({ allowTargets: [] })

/** Returns the host of a template, which must not contain placeholders. @throws {MockError} `PROBE_TEMPLATE_INVALID` */
const hostOf = ({ what, url }: CalledUrl): string | undefined => {
  const [first, second] = ['a', 'b']
    .map((text) => url.replaceAll(PLACEHOLDER, text))
    .map((text) => (URL.canParse(text) ? new URL(text) : undefined))
  if (first?.origin === second?.origin) return first?.hostname.replace(/^\[|\]$/g, '')
  throw new MockError({
    code: 'PROBE_TEMPLATE_INVALID',
    message: `the host of ${what} "${url}" contains a placeholder`,
    fix: 'use placeholders only in the path or query',
  })
}

/**
 * Rejects a run that would call a cloud metadata address, because requests carry secrets and responses end up in
 * reports. Names that cannot be resolved yet pass, and are checked again on connecting.
 * @throws {MockError} `TARGET_FORBIDDEN`, `PROBE_TEMPLATE_INVALID`
 */
export const checkReach = async (
  called: readonly CalledUrl[],
  resolve: Resolve = (host) => lookup(host, { all: true }),
): Promise<void> => {
  for (const one of called) {
    const host = hostOf(one)
    if (host === undefined) continue
    for (const { address } of await resolve(host).catch(() => [])) {
      if (policy.judge(address, host, 'configured').allowed) continue
      throw new MockError({
        code: 'TARGET_FORBIDDEN',
        message: `${one.what} "${one.url}" resolves to a cloud metadata address (${address}), which is never called`,
        fix: 'use a URL of the receiver, such as http://127.0.0.1:3000',
      })
    }
  }
}
