import type { ApiFault } from '../fault.ts'

export const serverError: ApiFault = {
  name: 'api-server-error',
  plane: 'api',
  rows: ['A03'],
  does: 'answers with an error of the server, and does nothing',
  receiver: 'tries again what may be tried again, with growing pauses and an end',
  parameters: {
    status: { kind: 'choice', required: false, choices: ['500', '502', '503', '504'], means: 'which one; default 503' },
  },
  answer: async ({ refuse }, { status }) => refuse(Number(status ?? 503)),
}
