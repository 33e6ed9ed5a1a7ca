import { lookup } from 'node:dns/promises'
import { MockError } from '../../kit/error.ts'
import { createTargetPolicy } from '../../subscriptions/target-policy.ts'

/** A URL that a run will call, or a template of one, and what it is given as. */
export interface Called {
  /** As the user knows it: `--ready`. */
  readonly what: string
  readonly url: string
}

/** Resolves a host name to its addresses. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string }[]>

const PLACEHOLDER = /\{(?:interactionId|event|control)\}/g

const policy = createTargetPolicy({ allowTargets: [] })

/** The host of a template; it may not depend on what is filled in. @throws {MockError} `PROBE_TEMPLATE_INVALID` */
const hostOf = ({ what, url }: Called): string | undefined => {
  const [first, second] = ['a', 'b']
    .map((text) => url.replaceAll(PLACEHOLDER, text))
    .map((text) => (URL.canParse(text) ? new URL(text) : undefined))
  if (first?.origin === second?.origin) return first?.hostname.replace(/^\[|\]$/g, '')
  throw new MockError({
    code: 'PROBE_TEMPLATE_INVALID',
    message: `the host of ${what} "${url}" depends on what is filled in`,
    fix: 'put the placeholder into the path or the query',
  })
}

/**
 * Refuses a run that would call a cloud metadata address: what is sent there carries secrets, and what comes back would
 * end up in reports. Names that cannot be resolved yet pass; they are judged again when they are dialled.
 * @throws {MockError} `TARGET_FORBIDDEN`, `PROBE_TEMPLATE_INVALID`
 */
export const checkReach = async (
  called: readonly Called[],
  resolve: Resolve = (host) => lookup(host, { all: true }),
): Promise<void> => {
  for (const one of called) {
    const host = hostOf(one)
    if (host === undefined) continue
    for (const { address } of await resolve(host).catch(() => [])) {
      if (policy.judge(address, host, 'configured').allowed) continue
      throw new MockError({
        code: 'TARGET_FORBIDDEN',
        message: `${one.what} "${one.url}" leads to a cloud metadata address (${address}), which is never called`,
        fix: 'give a URL of the receiver, such as http://127.0.0.1:3000',
      })
    }
  }
}
