import type { ApiFault } from '../fault.ts'
import { isMembers, rewriteData } from './rewritten-answer.ts'

export const redactedSecret: ApiFault = {
  name: 'api-redacted-secret',
  plane: 'api',
  rows: ['A14'],
  operations: ['listWebhooks', 'getWebhook', 'patchWebhook'],
  does: 'hides the secret of a subscription in every answer but that to its creation',
  receiver: 'keeps the secret that it was given at first, and never verifies with what stands there instead',
  parameters: {
    as: { kind: 'text', required: false, means: 'what stands there instead; default ***' },
  },
  async answer(call, { as }) {
    const hide = (one: unknown): unknown => (isMembers(one) ? { ...one, secretKey: String(as ?? '***') } : one)
    return rewriteData(await call.work(), (data) => (Array.isArray(data) ? data.map(hide) : hide(data)))
  },
}
