import type { ApiFault } from '../fault.ts'

export const unauthorized: ApiFault = {
  name: 'api-unauthorized',
  plane: 'api',
  rows: ['A01'],
  does: 'answers that the key is not good, or not good enough',
  receiver: 'tells its user, and does not try again and again',
  parameters: {
    status: { kind: 'choice', required: false, choices: ['401', '403'], means: 'which one; default 401' },
  },
  answer: async ({ refuse }, { status }) => refuse(Number(status ?? 401)),
}
