import { jsonOf } from '../apply.ts'
import type { MessageFault } from '../fault.ts'

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  )
}

const json = (body: Uint8Array): unknown => jsonOf('rewritten-body', body)

const WAYS: Readonly<Record<string, (body: Uint8Array) => string>> = {
  'trailing-space': (body) => `${Buffer.from(body).toString('utf8')} `,
  pretty: (body) => JSON.stringify(json(body), null, 2),
  'turned-keys': (body) => JSON.stringify(turned(json(body))),
}

export const rewrittenBody: MessageFault = {
  name: 'rewritten-body',
  plane: 'message',
  rows: ['S11'],
  does: 'writes the same JSON in other bytes and keeps the signature',
  receiver: 'refuses it: the signature proves nothing of these bytes',
  parameters: {
    how: { kind: 'choice', required: true, choices: Object.keys(WAYS), means: 'in which way' },
  },
  works: 'on-text',
  apply: (message, { how }) => ({ ...message, body: Buffer.from((WAYS[String(how)] ?? String)(message.body)) }),
}
