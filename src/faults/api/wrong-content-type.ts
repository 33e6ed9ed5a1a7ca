import type { ApiFault } from '../fault.ts'

export const wrongContentType: ApiFault = {
  name: 'api-wrong-content-type',
  plane: 'api',
  rows: ['A10'],
  does: 'answers as usual under another Content-Type',
  receiver: 'tells its user, or reads it all the same; no crash',
  parameters: {
    value: { kind: 'text', required: false, means: 'its value; default text/plain' },
  },
  async answer(call, { value }) {
    const answer = await call.work()
    const headers = new Headers(answer.headers)
    headers.set('content-type', String(value ?? 'text/plain'))
    return new Response(answer.body, { status: answer.status, headers })
  },
}
