import type { MessageFault } from '../fault.ts'

export const changedBody: MessageFault = {
  name: 'changed-body',
  plane: 'message',
  rows: ['S10'],
  does: 'changes one byte of the body and keeps the signature',
  receiver: 'refuses it: the signature proves nothing',
  parameters: {},
  apply(message) {
    const body = Buffer.from(message.body)
    // A digit of the first id, so that what is sent is still JSON; without one, the last byte.
    const at = Math.max(/[0-9a-f]{8}/.exec(body.toString('latin1'))?.index ?? body.length - 1, 0)
    body[at] = (body[at] ?? 0) === 0x61 ? 0x62 : 0x61
    return { ...message, body }
  },
}
