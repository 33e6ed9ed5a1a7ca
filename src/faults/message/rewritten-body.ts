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

const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'trailing-space': (text) => `${text} `,
  pretty: (text) => JSON.stringify(JSON.parse(text), null, 2),
  'turned-keys': (text) => JSON.stringify(turned(JSON.parse(text))),
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
  apply(message, { how }) {
    const text = Buffer.from(message.body).toString('utf8')
    return { ...message, body: Buffer.from((WAYS[String(how)] ?? String)(text)) }
  },
}
