import { expect, test } from 'vitest'
import type { HeaderLine } from '../../../../src/dialects/dialect.ts'
import { UnwritableRequest, writeHead, type HeadParts } from '../../../../src/delivery/wire/request-head.ts'

const FIXED: HeaderLine = ['Content-Type', 'application/json']
const AGENT: HeaderLine = ['User-Agent', 'a sender']
const LAST: HeaderLine = ['X-Last', '1']

/** Writes several heads to one URL, after which its constant lines are remembered. */
const warmed = (): ((parts?: Partial<HeadParts>) => string) => {
  const url = { host: 'a.test:8080', path: '/hook?x=1' }
  let number = 0
  const write = (parts: Partial<HeadParts> = {}): string => {
    const headers: readonly HeaderLine[] = [FIXED, AGENT, ['X-Number', String(++number)], LAST]
    return writeHead({ method: 'POST', url, headers, bodyBytes: 2, closes: false, ...parts }).head
  }
  for (let i = 0; i < 5; i++) write()
  return write
}

const head = (connection: string, lines: readonly HeaderLine[], host = 'a.test:8080', method = 'POST'): string =>
  `${method} /hook?x=1 HTTP/1.1\r\nhost: ${host}\r\nconnection: ${connection}\r\n` +
  `${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}content-length: 2\r\n\r\n`

test('a head that begins like the ones before differs only where its lines do', () => {
  expect(warmed()()).toBe(head('keep-alive', [FIXED, AGENT, ['X-Number', '6'], LAST]))
})

test.each<[string, Partial<HeadParts>, string]>([
  ['a closed connection', { headers: [FIXED], closes: true }, head('close', [FIXED])],
  ['another method', { headers: [FIXED], method: 'PUT' }, head('keep-alive', [FIXED], undefined, 'PUT')],
  ['another first line', { headers: [LAST, AGENT] }, head('keep-alive', [LAST, AGENT])],
  ['fewer lines', { headers: [FIXED] }, head('keep-alive', [FIXED])],
  ['an equal line', { headers: [[...FIXED], AGENT] }, head('keep-alive', [FIXED, AGENT])],
  ['a host after them', { headers: [FIXED, AGENT, ['Host', 'b']] }, head('keep-alive', [FIXED, AGENT], 'b')],
  ['a close after them', { headers: [FIXED, AGENT, ['Connection', 'close']] }, head('close', [FIXED, AGENT])],
])('a head with %s is not written from the ones before', (_, parts, expected) => {
  const write = warmed()
  expect(write(parts)).toBe(expected)
  expect(write(parts)).toBe(expected)
  expect(write()).toBe(head('keep-alive', [FIXED, AGENT, ['X-Number', '8'], LAST]))
})

test.each(['\n', '\0', '\u007f', '\u0100'])('a line after remembered ones cannot have the value %j', (value) => {
  const write = warmed()
  expect(() => write({ headers: [FIXED, AGENT, ['X-Number', value]] })).toThrow(UnwritableRequest)
  expect(write({ headers: [FIXED, AGENT, ['X-Number', '\t \u00ff']] })).toContain('X-Number: \t \u00ff\r\n')
})
