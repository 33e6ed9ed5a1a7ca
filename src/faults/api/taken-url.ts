import type { ApiFault } from '../fault.ts'

export const takenUrl: ApiFault = {
  name: 'api-taken-url',
  plane: 'api',
  rows: ['A05'],
  operations: ['createWebhook', 'patchWebhook'],
  does: 'refuses a URL that another subscription has, and does nothing',
  receiver: 'looks up the subscription that there is, and makes that one what it should be',
  parameters: {
    status: {
      kind: 'choice',
      required: false,
      choices: ['409', '400'],
      means: 'with which status: 409, or 400, which the documents have for what is not valid; default 409',
    },
  },
  concerns: (request) => request.takenUrl !== undefined,
  answer: async ({ refuse }, { status }) => refuse(Number(status ?? 409)),
}
