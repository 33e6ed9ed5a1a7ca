import { isIP } from 'node:net'
import { classifyAddress } from './address-class.ts'

export type TargetDecision = { readonly allowed: true } | { readonly allowed: false; readonly why: string }

/** Says where deliveries may go. Judged at connect time, by the address that is really dialled. */
export interface TargetPolicy {
  /** @param host as it stands in the URL, without brackets */
  judge(address: string, host: string, origin: 'configured' | 'api'): TargetDecision
}

const ALLOWED: TargetDecision = { allowed: true }

/** Names of metadata services. They are refused whatever they resolve to. */
const METADATA_NAMES: ReadonlySet<string> = new Set(['metadata.google.internal', 'metadata.goog'])

/**
 * Makes the policy: what the user gave goes anywhere but to cloud metadata; what came over the API goes to loopback,
 * private ranges and plain host names, and to a public host only when that is in `allowTargets` (`api.example.com` or
 * `*.example.com`).
 */
export const createTargetPolicy = ({ allowTargets }: { readonly allowTargets: readonly string[] }): TargetPolicy => {
  const patterns = allowTargets.map((pattern) => pattern.toLowerCase())
  const listed = (host: string): boolean =>
    patterns.some((pattern) => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern))
  return {
    judge(address, hostGiven, origin) {
      const host = hostGiven.toLowerCase().replace(/\.$/, '')
      const kind = METADATA_NAMES.has(host) ? 'metadata' : classifyAddress(address)
      if (kind === 'metadata')
        return { allowed: false, why: `${host} is a cloud metadata address (${address}), which is never a receiver` }
      if (origin === 'configured' || kind === 'near' || listed(host)) return ALLOWED
      // A name without a dot is one of this network: a container, a host of the office.
      if (isIP(host) === 0 && !host.includes('.')) return ALLOWED
      return {
        allowed: false,
        why:
          `${host} (${address}) is a public address, and this target came over the API: start with ` +
          `--allow-target ${host} if you mean it`,
      }
    },
  }
}
