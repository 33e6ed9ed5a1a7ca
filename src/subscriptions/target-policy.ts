import { isIP } from 'node:net'
import { classifyAddress } from './address-class.ts'

/** Whether an address may be connected to; if not, `why` is for users to read. */
export type TargetDecision = { readonly allowed: true } | { readonly allowed: false; readonly why: string }

/** Decides where deliveries may be sent; applied to the actual address of each connection. */
export interface TargetPolicy {
  /** Returns the decision for one address of a host. @param host as in the URL, without brackets */
  judge(address: string, host: string, origin: 'configured' | 'api'): TargetDecision
}

const ALLOWED: TargetDecision = { allowed: true }

/** Host names of metadata services, rejected whatever address they resolve to. */
const METADATA_NAMES: ReadonlySet<string> = new Set(['metadata.google.internal', 'metadata.goog'])

/**
 * Creates the policy. Targets that the user set may be anything except cloud metadata. Targets set over the API may be
 * loopback and private addresses and host names without a dot; public hosts must be listed in `allowTargets`
 * (`api.example.com`, or `*.example.com` for all subdomains).
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
      // A name without a dot belongs to the local network, such as a container or an office host.
      if (isIP(host) === 0 && !host.includes('.')) return ALLOWED
      return {
        allowed: false,
        why:
          `${host} (${address}) is a public address, and the target was set over the API: start with ` +
          `--allow-target ${host} to allow it`,
      }
    },
  }
}
