import type { ApiFault } from '../fault.ts'

export const apiLostAnswer: ApiFault = {
  name: 'api-lost-answer',
  plane: 'api',
  rows: ['A04', 'A11'],
  does: 'does what was asked, and closes the connection without an answer',
  receiver: 'looks what is there before it tries again: a second subscription would double every delivery',
  parameters: {},
  async answer(call) {
    await call.work()
    return call.breakOff()
  },
}
