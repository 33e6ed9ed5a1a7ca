import { defineFault } from './define.ts'
import type { Fault, Message } from './fault.ts'
import { choice, duration } from './parameter-kinds.ts'
import { headOf, requestOf, send } from './request-bytes.ts'
import type { WirePlan, WireStep } from './wire-plan.ts'

const TIME_LEFT = {
  after: duration({ default: '20ms', means: 'how long to wait before the reset' }),
}

const INCOMPLETE = 'ignores it, and keeps working'

/** Returns the function of a fault that sends something, waits, and resets the connection without reading. */
const resetting =
  (sent: (message: Message) => WireStep, because: string) =>
  (message: Message, { after }: { readonly after: number }): WirePlan => ({
    steps: [sent(message), { do: 'pause', ms: after }, { do: 'give-up', how: 'reset', because }],
    deaf: true,
  })

/** Faults that end a connection before the exchange is over. */
export const endingFaults: readonly Fault[] = [
  defineFault({
    name: 'reset-before-body',
    plane: 'wire',
    does: 'resets the connection after the headers',
    receiver: INCOMPLETE,
    parameters: TIME_LEFT,
    apply: resetting((message) => send(headOf(message)), 'reset the connection before the body'),
  }),
  defineFault({
    name: 'reset-within-body',
    plane: 'wire',
    does: 'resets the connection in the middle of the body',
    receiver: INCOMPLETE,
    parameters: TIME_LEFT,
    apply: resetting(
      (message) => send(headOf(message), message.body.subarray(0, message.body.length >> 1)),
      'reset the connection in the middle of the body',
    ),
  }),
  defineFault({
    name: 'reset-after-body',
    plane: 'wire',
    does: 'resets the connection after the whole request, without reading a response',
    receiver: 'may process the event, but does not process the redelivery again',
    parameters: TIME_LEFT,
    apply: resetting((message) => send(requestOf(message)), 'reset the connection after the whole request'),
  }),
  defineFault({
    name: 'lost-response',
    plane: 'wire',
    does: 'sends the request, waits for the response, and loses it',
    receiver: 'keeps the effect, and does not process the redelivery again',
    parameters: {
      until: choice({
        choices: ['first-byte', 'whole'],
        default: 'first-byte',
        means: 'how much of the response arrives before the connection is reset',
      }),
    },
    apply: (message, { until }) => ({
      steps: [
        send(requestOf(message)),
        { do: 'await-response', upTo: until },
        { do: 'give-up', how: 'reset', because: '' },
      ],
    }),
  }),
  defineFault({
    name: 'early-timeout',
    plane: 'wire',
    does: 'closes the connection if no response arrives in time',
    receiver: 'keeps the whole effect or none of it, and processes the event once overall',
    parameters: {
      after: duration({ default: '100ms', means: 'how long to wait after the request' }),
    },
    apply: (message, { after }) => ({
      steps: [
        send(requestOf(message)),
        { do: 'pause', ms: after },
        { do: 'give-up', how: 'close', because: 'closed the connection before the response' },
      ],
    }),
  }),
  defineFault({
    name: 'half-close',
    plane: 'wire',
    does: 'closes its side of the connection after the request, and waits for the response',
    receiver: 'responds, or treats the request as aborted; keeps working',
    apply: (message) => ({ steps: [send(requestOf(message)), { do: 'half-close' }] }),
  }),
]
