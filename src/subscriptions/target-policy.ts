import { BlockList, isIP } from 'node:net'

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly why: string }

/** Says where deliveries may go. Judged at connect time, by the address that is really dialled. */
export interface TargetPolicy {
  /** @param host as it stands in the URL, without brackets */
  judge(address: string, host: string, origin: 'configured' | 'api'): Verdict
}

const ALLOWED: Verdict = { allowed: true }

/** Where cloud providers serve credentials to whoever can ask from inside: never a receiver. */
const METADATA = new BlockList()
for (const address of [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
])
  METADATA.addAddress(address, 'ipv4')
for (const address of ['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254']) METADATA.addAddress(address, 'ipv6')

/** Loopback, private and shared ranges: RFC 1122, 1918, 6598, 4193, 4291. */
const NEAR = new BlockList()
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  NEAR.addSubnet(net, bits, 'ipv4')
NEAR.addAddress('0.0.0.0', 'ipv4')
NEAR.addAddress('::', 'ipv6')
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')

/** The IPv4 address inside an IPv4-mapped, NAT64 or 6to4 address; any other comes back as it is. */
export const unwrapAddress = (address: string): string => {
  if (isIP(address) !== 6) return address
  const groups = expand(address)
  const [a, b] = groups.slice(6)
  const lead = groups.slice(0, 6).join(':')
  if (lead === '0:0:0:0:0:ffff' || lead === '64:ff9b:0:0:0:0') return dotted(a, b)
  if (groups[0] === '2002') return dotted(groups[1], groups[2])
  return address
}

const expand = (address: string): string[] => {
  const plain = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [left = '', right] = plain.split('::')
  const head = left ? left.split(':') : []
  const tail = right ? right.split(':') : []
  return right === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
}

const dotted = (high = '0', low = '0'): string => {
  const [h, l] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return [h >> 8, h & 255, l >> 8, l & 255].join('.')
}

/**
 * Makes the policy: what the user gave goes anywhere but to cloud metadata; what came over the API goes to loopback,
 * private ranges and plain host names, and to a public host only when that is in `allowTargets` (`api.example.com` or `*.example.com`).
 */
export const createTargetPolicy = ({ allowTargets }: { readonly allowTargets: readonly string[] }): TargetPolicy => {
  const patterns = allowTargets.map((pattern) => pattern.toLowerCase())
  const listed = (host: string): boolean =>
    patterns.some((pattern) => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern))
  return {
    judge(given, hostGiven, origin) {
      const host = hostGiven.toLowerCase().replace(/\.$/, '')
      const address = unwrapAddress(given)
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
      if (METADATA.check(address, family) || host === 'metadata.google.internal') {
        return { allowed: false, why: `${host} is a cloud metadata address (${address}), which is never a receiver` }
      }
      if (origin === 'configured' || NEAR.check(address, family) || listed(host)) return ALLOWED
      // A name without a dot is one of this network: a container, a host of the office.
      if (isIP(host) === 0 && !host.includes('.')) return ALLOWED
      return {
        allowed: false,
        why: `${host} (${address}) is a public address, and this target came over the API: start with --allow-target ${host} if you mean it`,
      }
    },
  }
}
