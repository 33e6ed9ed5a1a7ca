import { expect, test } from 'vitest'
import { createTimeline } from '../../../src/cli/timeline.ts'
import { field, registerSecret, quoteLines } from '../../../src/cli/say.ts'
import { createMask } from '../../../src/kit/masking/mask.ts'
import type { Outcome } from '../../../src/journal/outcome.ts'
import type { EntryBody } from '../../../src/journal/entry.ts'

/** What may come from outside, in any field. */
const HOSTILE: Readonly<Record<string, string>> = {
  'clears the screen': 'a\x1b[2Jb',
  'writes to the clipboard': 'a\x1b]52;c;aGk=\x07b',
  'names the window': 'a\x1b]0;owned\x1b\\b',
  'C1 controls': 'a\x9b31mb\x9dx\x9c',
  backspaces: 'a\b\b\bb\x7f',
  'carriage return': 'a\rb',
  'forges a line': 'a\nb',
  'a workflow command': 'a\n::error::b',
  'marks of direction': 'a\u202eb\u2066c\u200fd',
  'line separators': 'a\u2028b\u2029c\u0085d',
  'half of a pair': 'a\ud800b',
  secret: 'a canary-secret b',
}

const answered = (text: string): Outcome => ({
  kind: 'rejected',
  ms: 1,
  response: { status: 500, reason: text, headers: { 'x-a': text }, body: text, truncated: false },
})
const of = { deliveryId: 'dlv_1', subscriptionId: 's' } as const

/** Every kind of entry, with the text wherever others may bring one. */
const ENTRIES: Readonly<Record<EntryBody['type'], (text: string) => EntryBody>> = {
  published: (text) => ({
    type: 'published',
    eventId: 'e',
    event: 'STARTED',
    interactionId: text,
    deliveries: ['dlv_1'],
    skipped: [],
  }),
  scheduled: (text) => ({ type: 'scheduled', ...of, attempt: 1, why: text }),
  'attempt-started': (text) => ({ type: 'attempt-started', ...of, attempt: 1, url: `http://h/${text}` }),
  'fault-fired': (text) => ({ type: 'fault-fired', ...of, attempt: 1, fault: text }),
  'attempt-ended': (text) => ({ type: 'attempt-ended', ...of, attempt: 1, outcome: answered(text) }),
  decided: (text) => ({ type: 'decided', ...of, attempt: 1, decision: { kind: 'retry', pauseMs: 1, why: text } }),
  'cancel-requested': () => ({ type: 'cancel-requested', ...of, reason: 'by-hand' }),
  settled: (text) => ({ type: 'settled', ...of, state: 'exhausted', attempts: 1, why: text }),
  'self-uri-fetched': (text) => ({ type: 'self-uri-fetched', interactionId: text, status: 200 }),
  'api-fault-fired': (text) => ({ type: 'api-fault-fired', fault: text, operation: text }),
  'api-refused': (text) => ({ type: 'api-refused', method: text, path: text, status: 400, reason: text }),
  'clock-moved': () => ({ type: 'clock-moved', from: 0, to: 1, mode: 'auto' }),
  'subscription-changed': (text) => ({ type: 'subscription-changed', subscriptionId: text, change: 'created' }),
  noted: (text) => ({ type: 'noted', kind: 'caption', text }),
  'faults-changed': (text) => ({ type: 'faults-changed', standing: [text] }),
  'retry-policy-changed': (text) => ({ type: 'retry-policy-changed', subscriptionId: text, policy: text }),
  'budget-exceeded': () => ({ type: 'budget-exceeded', pendingBytes: 2, budgetBytes: 1 }),
  reset: () => ({ type: 'reset' }),
}

const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]|\p{Cs}|canary-secret/u

test.each(Object.keys(ENTRIES) as EntryBody['type'][])(
  'the line about "%s" contains no control sequence, no line break and no secret',
  (type) => {
    const tell = createTimeline({
      paint: (_style, text) => text,
      since: 0,
      mask: createMask(['canary-secret']),
      delivery: () => undefined,
    })
    for (const [what, text] of Object.entries(HOSTILE))
      expect(tell({ seq: 1, at: 0, ...ENTRIES[type](text) }) ?? '', what).not.toMatch(HARMFUL)
  },
)

test('a field stays on one line, and a quoted text starts no workflow command', () => {
  for (const text of Object.values(HOSTILE)) {
    expect(field(text).replace('canary-secret', '')).not.toMatch(HARMFUL)
    expect(quoteLines(text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066]|^\s*::/mu)
  }
})

test('a quotation in an error contains no given secret, plain or encoded', () => {
  registerSecret('canary/secret')
  for (const text of ['canary/secret', 'canary%2Fsecret', Buffer.from('canary/secret').toString('base64')])
    expect(quoteLines(`it printed:\n${text}`)).toMatch(/^it printed:\n\*\*\*=*$/)
})
