import type { ApiFault } from '../fault.ts'

export const truncatedAnswer: ApiFault = {
  name: 'api-truncated-answer',
  plane: 'api',
  rows: ['A10'],
  does: 'does what was asked, and answers with JSON that is cut off',
  receiver: 'tells its user, without a crash, and looks what is there before it tries again',
  parameters: {
    bytes: {
      kind: 'whole-number',
      required: false,
      least: 0,
      most: 1_000_000,
      means: 'how many bytes come; default half of them',
    },
  },
  async answer(call, { bytes }) {
    const answer = await call.work()
    const whole = new Uint8Array(await answer.arrayBuffer())
    // A 204 has nothing that could be cut.
    if (whole.length === 0) return new Response(null, answer)
    return new Response(whole.subarray(0, Math.min(Number(bytes ?? whole.length >> 1), whole.length - 1)), answer)
  },
}
