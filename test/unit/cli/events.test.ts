import { expect, test } from 'vitest'
import { describeEvents } from '../../../src/cli/commands/events.ts'

test('the list of events says how to print the payload of each', () => {
  const text = describeEvents(
    [
      { event: 'STARTED', dialect: 'interactions', evidence: 'document' },
      { event: 'TypingStarted', dialect: 'conversations', evidence: 'invented' },
      { event: 'Other', dialect: 'another', evidence: null },
    ],
    (_style, value) => value,
  )
  expect(text.split('\n').slice(0, 5)).toEqual([
    'STARTED        interactions   document',
    'TypingStarted  conversations  invented',
    'Other          another        not stated',
    '',
    'document  the documents show the payload',
  ])
})
