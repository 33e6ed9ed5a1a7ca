import type { ApiFault } from '../fault.ts'

export const slowAnswer: ApiFault = {
  name: 'api-slow-answer',
  plane: 'api',
  rows: ['A10'],
  does: 'does what was asked, and answers late',
  receiver: 'gives up after a time of its own, and then looks what is there',
  parameters: {
    delay: { kind: 'duration', required: true, means: 'how late, in real time' },
  },
  async answer(call, { delay }) {
    const answer = await call.work()
    await call.pause(Number(delay))
    return answer
  },
}
