import type { Received } from '../receiver/receiver.ts'
import type { Paint } from './paint.ts'
import { field } from './say.ts'

/** Returns one line about a request. */
export const describeReceived = (
  { number, events, operationId = '-', signature, duplicate, status, diagnosis }: Received,
  paint: Paint,
): string => {
  const columns = [
    `#${String(number).padEnd(4)} ${(field(events.join(' ')) || '-').padEnd(10)} ${field(operationId.slice(0, 8))}`,
    signature === 'ok' ? paint('green', 'signature ok') : paint('red', `signature ${signature}`),
    paint(status === 200 ? 'green' : 'red', String(status)),
  ]
  const notes = [duplicate ? 'duplicate' : '', diagnosis ? `${diagnosis.explanation}; ${diagnosis.fix}` : '']
  return [...columns, notes.filter(Boolean).join(', ')].filter(Boolean).join('  ')
}
