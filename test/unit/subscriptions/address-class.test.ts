import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classifyAddress, METADATA_IPV4, METADATA_IPV6 } from '../../../src/subscriptions/address-class.ts'

/** IPv6 addresses that hold an IPv4 address, by the name of the form. */
const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
const ipv6 = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1:')
const EMBEDDINGS: Readonly<Record<string, (ipv4: readonly number[]) => string>> = {
  'IPv4-mapped': (four) => `::ffff:${four.join('.')}`,
  'IPv4-compatible': (four) => `::${four.join('.')}`,
  SIIT: (four) => `::ffff:0:${four.join('.')}`,
  NAT64: (four) => `64:ff9b::${four.join('.')}`,
  'local NAT64 of 96 bits': (four) => `64:ff9b:1::${four.join('.')}`,
  'local NAT64 of 96 bits in a subnet': (four) => `64:ff9b:1:fffe:1:2:${four.join('.')}`,
  'local NAT64 of 64 bits': (four) => ipv6(`0064ff9b0001abcd00${hex(four)}000000`),
  'local NAT64 of 56 bits': (four) => ipv6(`0064ff9b0001ab${hex(four.slice(0, 1))}00${hex(four.slice(1))}00000000`),
  'local NAT64 of 48 bits': (four) => ipv6(`0064ff9b0001${hex(four.slice(0, 2))}00${hex(four.slice(2))}0000000000`),
  'NAT64 of 40 bits': (four) => ipv6(`20010db8ab${hex(four.slice(0, 3))}00${hex(four.slice(3))}000000000000`),
  'NAT64 of 32 bits': (four) => ipv6(`20010db8${hex(four)}0000000000000000`),
  'NAT64 of an own prefix': (four) => `2001:db8:1:2:3:4:${four.join('.')}`,
  '6to4': (four) => `2002:${hex(four.slice(0, 2))}:${hex(four.slice(2))}::1`,
  'Teredo client': (four) => ipv6(`20010000cb00710100000000${hex(four.map((byte) => byte ^ 255))}`),
  'Teredo server': (four) => ipv6(`20010000${hex(four)}0000000000000000`),
  ISATAP: (four) => `fe80::5efe:${four.join('.')}`,
  'ISATAP of a unique address': (four) => `2001:db8::200:5efe:${four.join('.')}`,
  'ISATAP in a private network': (four) => `fd12::5efe:${four.join('.')}`,
  'link-local': (four) => `fe80::${four.join('.')}`,
  'link-local with a zone': (four) => `fe80::${four.join('.')}%eth0`,
  'unique local': (four) => `fd12:3456::${four.join('.')}`,
}
const bytes = (ipv4: string): readonly number[] => ipv4.split('.').map(Number)

/** Other spellings of the same IPv6 address. */
const spellings = (address: string): readonly string[] => [
  address,
  address.toUpperCase(),
  ...(address.includes('%') ? [] : [`${address}%lo`, new URL(`http://[${address}]`).hostname.slice(1, -1)]),
]

test.for(Object.entries(EMBEDDINGS))(
  'every metadata address is recognized as %s, however it is spelled',
  ([, embed]) => {
    const given = METADATA_IPV4.flatMap((ipv4) => spellings(embed(bytes(ipv4))))
    expect(given.filter((address) => classifyAddress(address) !== 'metadata')).toEqual([])
  },
)

test.for([
  ...METADATA_IPV4,
  ...METADATA_IPV6,
  'fd00:0ec2:0:0:0:0:0:254',
  'FD00:EC2::254',
  'fd00:ec2::254%eth0',
  'fe80::a9fe:a9fe',
  '::ffff:a9fe:a9fe',
  '0:0:0:0:0:ffff:169.254.169.254',
])('%s is metadata', (address) => {
  expect(classifyAddress(address)).toBe('metadata')
})

test.for([
  '127.0.0.1',
  '127.255.255.254',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '0.0.0.0',
  '::',
  '::1',
  'fc00::1',
  'fd12::1%eth0',
  '::ffff:127.0.0.1',
  '::ffff:0:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '2002:0a00:0001::1',
])('%s is near', (address) => {
  expect(classifyAddress(address)).toBe('near')
})

test.for([
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '169.254.1.1',
  '224.0.0.1',
  '2606:4700::1111',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '::ffff:8.8.8.8',
  '::8.8.8.8',
  '64:ff9b::8.8.8.8',
  '2002:0808:0808::1',
  'fd12::5efe:8.8.8.8',
  'localhost',
  '',
  '1.2.3',
  '::1::',
])('%s is public', (address) => {
  expect(classifyAddress(address)).toBe('public')
})

const byte = fc.integer({ min: 0, max: 255 })
const privateIpv4 = fc.oneof(
  fc.tuple(fc.constantFrom(10, 127), byte, byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
)
const isMetadata = (ipv4: readonly number[]): boolean => METADATA_IPV4.some((one) => one === ipv4.join('.'))

test('a private address is never metadata, and is near in its equivalent forms', () => {
  fc.assert(
    fc.property(privateIpv4, (ipv4) => {
      for (const embed of Object.values(EMBEDDINGS)) expect(classifyAddress(embed(ipv4))).not.toBe('metadata')
      expect(
        [ipv4.join('.'), ...['IPv4-mapped', 'SIIT', 'NAT64', '6to4'].map((form) => EMBEDDINGS[form]?.(ipv4) ?? '')].map(
          classifyAddress,
        ),
      ).toEqual(Array(5).fill('near'))
    }),
  )
})

test('a public address is near only with a unique local prefix', () => {
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), (ipv4) => {
      fc.pre(classifyAddress(ipv4.join('.')) === 'public' && !isMetadata(ipv4) && ipv4.some((one) => one > 1))
      for (const [form, embed] of Object.entries(EMBEDDINGS))
        if (form !== 'unique local') expect([form, classifyAddress(embed(ipv4))]).toEqual([form, 'public'])
    }),
  )
})

test('any IPv6 address is classified the same in every spelling', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const classes = new Set(spellings(address).map(classifyAddress))
      expect([...classes]).toHaveLength(1)
    }),
  )
})
