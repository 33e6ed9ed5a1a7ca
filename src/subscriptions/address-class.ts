import { BlockList, isIP } from 'node:net'

/**
 * The class of an address for the target guard: a cloud metadata service, this machine or a private network, or
 * anything else.
 */
export type AddressClass = 'metadata' | 'near' | 'public'

/**
 * Addresses where cloud providers serve credentials to any caller inside their network: AWS, Azure, GCP, DigitalOcean
 * and others; ECS, EKS; Azure's wire server; Alibaba; Oracle; Tencent; Scaleway.
 */
export const METADATA_IPV4 = [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  '169.254.0.23',
  '169.254.42.42',
] as const

/**
 * IPv6 addresses of the same services: AWS, EKS, GCP, Scaleway. OpenStack's fe80::a9fe:a9fe needs no entry, because it
 * contains 169.254.169.254.
 */
export const METADATA_IPV6 = ['fd00:ec2::254', 'fd00:ec2::23', 'fd20:ce::254', 'fd00:42::42'] as const

const listMetadata = (): BlockList => {
  const list = new BlockList()
  for (const address of METADATA_IPV4) list.addAddress(address, 'ipv4')
  for (const address of METADATA_IPV6) list.addAddress(address, 'ipv6')
  return list
}

const NEAR_NETWORKS = [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const

/** Loopback, private and shared ranges: RFC 1122, 1918, 6598, 4193, 4291. */
const listNear = (): BlockList => {
  const list = new BlockList()
  for (const [net, bits] of NEAR_NETWORKS) list.addSubnet(net, bits, 'ipv4')
  list.addAddress('0.0.0.0', 'ipv4')
  list.addAddress('::', 'ipv6')
  list.addAddress('::1', 'ipv6')
  list.addSubnet('fc00::', 7, 'ipv6')
  return list
}

let made: { readonly metadata: BlockList; readonly near: BlockList } | undefined

/** Returns the lists, which are created on first use to keep startup fast. */
const lists = () => (made ??= { metadata: listMetadata(), near: listNear() })

/**
 * Positions of the bytes of an IPv4 address in an IPv6 address: after a prefix of 32 to 96 bits (RFC 6052), and in 6to4
 * (RFC 3056).
 */
const PLACES = [
  [4, 5, 6, 7],
  [5, 6, 7, 9],
  [6, 7, 9, 10],
  [7, 9, 10, 11],
  [9, 10, 11, 12],
  [12, 13, 14, 15],
  [2, 3, 4, 5],
] as const

const LAST = [12, 13, 14, 15] as const

/** Returns the 16 bytes of an IPv6 address, without its zone. */
const bytesOf = (address: string): readonly number[] => {
  const plain = new URL(`http://[${address.replace(/%.*$/s, '')}]`).hostname.slice(1, -1)
  const [left = '', right] = plain.split('::')
  const head = left ? left.split(':') : []
  const tail = right ? right.split(':') : []
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
  return groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
}

const begins = (bytes: readonly number[], ...prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte)

const at = (bytes: readonly number[], place: readonly number[], flip = 0): string =>
  place.map((index) => (bytes[index] ?? 0) ^ flip).join('.')

const ZEROS = (count: number): readonly number[] => Array<number>(count).fill(0)

/**
 * Returns the IPv4 address that an IPv6 address represents, if it is IPv4-mapped, SIIT, 6to4, or uses the well-known
 * prefix of NAT64.
 */
const meantBy = (bytes: readonly number[]): string | undefined => {
  if (begins(bytes, ...ZEROS(10), 0xff, 0xff)) return at(bytes, LAST)
  if (begins(bytes, ...ZEROS(8), 0xff, 0xff, 0, 0)) return at(bytes, LAST)
  if (begins(bytes, 0, 0x64, 0xff, 0x9b, ...ZEROS(8))) return at(bytes, LAST)
  return begins(bytes, 0x20, 0x02) ? at(bytes, [2, 3, 4, 5]) : undefined
}

/**
 * Returns every IPv4 address that a translator or a tunnel could read from an IPv6 address. Each network chooses its
 * NAT64 prefix, so all positions are tried.
 */
const heldBy = (bytes: readonly number[]): readonly string[] => [
  ...PLACES.map((place) => at(bytes, place)),
  ...(begins(bytes, 0x20, 0x01, 0, 0) ? [at(bytes, LAST, 0xff)] : []),
]

/**
 * Returns whether an address is ISATAP (RFC 5214): packets are then sent to the IPv4 address in its last four bytes.
 */
const isIsatap = (bytes: readonly number[]): boolean =>
  ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe

const classifyIpv4 = (address: string): AddressClass => {
  const { metadata, near } = lists()
  if (metadata.check(address, 'ipv4')) return 'metadata'
  return near.check(address, 'ipv4') ? 'near' : 'public'
}

/**
 * Returns the class of an address in any notation. An IPv6 address is `metadata` if it contains a metadata address
 * anywhere that a translator or a tunnel could read it; otherwise, one that represents an IPv4 address has the class of
 * that address. Any other text is `public`.
 */
export const classifyAddress = (address: string): AddressClass => {
  const family = isIP(address)
  if (family !== 6) return family === 4 ? classifyIpv4(address) : 'public'
  const plain = address.replace(/%.*$/s, '')
  const bytes = bytesOf(plain)
  const { metadata, near } = lists()
  if (metadata.check(plain, 'ipv6') || heldBy(bytes).some((held) => metadata.check(held, 'ipv4'))) return 'metadata'
  const meant = meantBy(bytes)
  if (meant !== undefined) return classifyIpv4(meant)
  if (isIsatap(bytes) && classifyIpv4(at(bytes, LAST)) === 'public') return 'public'
  return near.check(plain, 'ipv6') ? 'near' : 'public'
}
