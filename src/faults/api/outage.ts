import type { ApiFault } from '../fault.ts'

export const outage: ApiFault = {
  name: 'api-outage',
  plane: 'api',
  rows: ['A11', 'A12'],
  does: 'closes every connection, and does nothing',
  receiver: 'waits with growing pauses and an end, and takes up its work afterwards',
  parameters: {},
  answer: async ({ breakOff }) => breakOff(),
}
