import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSecretFinder, GrowingMask, MASKED } from '../../../../src/kit/masking/mask.ts'

const SECRETS = ['abcdef', 'defghi', 'ghijkl', '0123456789abcdef', 'app-secret', 'xyz', "it's mine", 'key-7f3b21']

const spelled = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64'),
  secret.slice(0, 5),
]

const piece = fc.oneof(fc.constantFrom(...SECRETS.flatMap(spelled)), fc.string({ maxLength: 6 }))

/** Hides what one finder of all secrets finds. */
const hideAtOnce = (secrets: readonly string[], text: string): string => {
  if (secrets.includes(text) && text.length < 4) return MASKED
  let shown = ''
  let at = 0
  for (const [start, end] of createSecretFinder(secrets)(text)) {
    shown += text.slice(at, start) + MASKED
    at = end
  }
  return shown + text.slice(at)
}

test('masks the same whether secrets are added at once or one by one', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(SECRETS), fc.array(piece, { maxLength: 8 }), (secrets, pieces) => {
      const growing = new GrowingMask()
      const text = pieces.join('')
      for (const [index, secret] of secrets.entries()) {
        growing.add([secret])
        expect(growing.mask(text)).toBe(hideAtOnce(secrets.slice(0, index + 1), text))
      }
    }),
  )
})
