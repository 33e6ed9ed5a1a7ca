import type { Message, Parameter, WireFault } from '../fault.ts'
import type { WireStep } from '../wire-plan.ts'
import { headOf, planOf, requestOf, send } from './request-bytes.ts'

const PARAMETERS: Readonly<Record<string, Parameter>> = {
  after: { kind: 'duration', required: false, means: 'how long the receiver has for what was sent; default 20ms' },
}

const resetting = (
  name: string,
  info: Pick<WireFault, 'does' | 'receiver'>,
  because: string,
  sent: (message: Message) => WireStep,
): WireFault => ({
  name,
  plane: 'wire',
  rows: ['N08'],
  ...info,
  parameters: PARAMETERS,
  plan: (message, { after }) =>
    planOf(
      name,
      message,
      [sent(message), { do: 'pause', ms: Number(after ?? 20) }, { do: 'give-up', how: 'reset', because }],
      { deaf: true },
    ),
})

const INCOMPLETE = 'does nothing by it, and goes on working'

export const resetBeforeBody = resetting(
  'reset-before-body',
  { does: 'resets the connection once the head has been sent', receiver: INCOMPLETE },
  'reset the connection before the body',
  (message) => send(headOf(message)),
)

export const resetWithinBody = resetting(
  'reset-within-body',
  { does: 'resets the connection in the middle of the body', receiver: INCOMPLETE },
  'reset the connection in the middle of the body',
  (message) => send(headOf(message), message.body.subarray(0, message.body.length >> 1)),
)

export const resetAfterBody = resetting(
  'reset-after-body',
  {
    does: 'resets the connection once all has been sent, without reading an answer',
    receiver: 'may do what it was told; the redelivery has no second effect',
  },
  'reset the connection after the whole request',
  (message) => send(requestOf(message)),
)
