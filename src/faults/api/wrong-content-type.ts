import { MockError } from '../../kit/error.ts'
import type { ApiFault } from '../fault.ts'

/** What the value of a header may hold: RFC 9110, section 5.5. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

export const wrongContentType: ApiFault = {
  name: 'api-wrong-content-type',
  plane: 'api',
  rows: ['A10'],
  does: 'answers as usual under another Content-Type',
  receiver: 'tells its user, or reads it all the same; no crash',
  parameters: {
    value: { kind: 'text', required: false, means: 'its value; default text/plain' },
  },
  check({ value }) {
    if (value === undefined || HEADER_VALUE.test(String(value))) return
    throw new MockError({
      code: 'FAULT_PARAMETER_INVALID',
      message: 'value of the fault "api-wrong-content-type" holds characters that no header may hold',
      fix: 'give printable characters of Latin-1, such as text/plain',
    })
  },
  async answer(call, { value }) {
    const answer = await call.work()
    const headers = new Headers(answer.headers)
    headers.set('content-type', String(value ?? 'text/plain'))
    return new Response(answer.body, { status: answer.status, headers })
  },
}
