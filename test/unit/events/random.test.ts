import { expect, test } from 'vitest'
import { derive } from '../../../src/events/random.ts'

test.each([0, 8, 16, 48])('skipping %i digits continues as drawing them does', (digits) => {
  const [drawn, skipped] = [derive(7, 'digits'), derive(7, 'digits')]
  drawn.hex(digits)
  skipped.skipHex(digits)
  expect(skipped.hex(32)).toBe(drawn.hex(32))
  expect(skipped.hex(32)).not.toBe(derive(7, 'digits').hex(32))
})

test('a UUID has the format of version 4, and the digits of its source', () => {
  const uuids = Array.from({ length: 200 }, (_, number) => derive(number, 'uuid').uuid())
  for (const [number, uuid] of uuids.entries()) {
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const digits = derive(number, 'uuid').hex(32)
    const fixed = [...uuid.replaceAll('-', '')].map((digit, at) => (at === 12 || at === 16 ? digits[at] : digit))
    expect(fixed.join('')).toBe(digits)
  }
  expect(new Set(uuids).size).toBe(200)
})
