import { expect, test } from 'vitest'
import type { Subscription } from '../../../src/subscriptions/subscription.ts'
import { createViewMask, type SecretKeeper } from '../../../src/server/view-mask.ts'
import { createMockCore } from '../../../src/engine/create.ts'

const startWorld = () => {
  const core = createMockCore({ seed: 1 })
  const add = (secret: string): Subscription =>
    core.subscribe({ url: 'http://127.0.0.1:1/', secret, events: ['STARTED'] })
  const keeper: SecretKeeper = core
  return { add, mask: createViewMask(keeper) }
}

test('a text that was shown before is masked once it is a secret', () => {
  const { add, mask } = startWorld()
  add('first-secret')
  const text = 'says second-secret'
  expect([mask(text), mask(text)]).toEqual([text, text])
  add('second-secret')
  expect([mask(text), mask(text)]).toEqual(['says ***', 'says ***'])
})

test('each of many texts is masked as if it were the only one', () => {
  const { add, mask } = startWorld()
  add('first-secret')
  const texts = Array.from({ length: 1000 }, (_, index) => `${String(index)} first-secret`)
  for (const round of [1, 2])
    expect([round, texts.map(mask)]).toEqual([round, texts.map((_, index) => `${String(index)} ***`)])
})
