import { defineFault } from './define.ts'
import type { Fault, Message } from './fault.ts'
import { choice, duration } from './parameter-kinds.ts'
import { headOf, requestOf, send } from './request-bytes.ts'
import type { WirePlan, WireStep } from './wire-plan.ts'

const TIME_LEFT = {
  after: duration({ default: '20ms', means: 'how long the receiver has for what was sent' }),
}

const INCOMPLETE = 'does nothing by it, and goes on working'

/** Makes the function of a fault that sends something, waits, and resets the connection without having listened. */
const resetting =
  (sent: (message: Message) => WireStep, because: string) =>
  (message: Message, { after }: { readonly after: number }): WirePlan => ({
    steps: [sent(message), { do: 'pause', ms: after }, { do: 'give-up', how: 'reset', because }],
    deaf: true,
  })

/** Connections that end before the exchange is over. */
export const endingFaults: readonly Fault[] = [
  defineFault({
    name: 'reset-before-body',
    plane: 'wire',
    does: 'resets the connection once the head has been sent',
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
    does: 'resets the connection once all has been sent, without reading a response',
    receiver: 'may do what it was told; the redelivery has no second effect',
    parameters: TIME_LEFT,
    apply: resetting((message) => send(requestOf(message)), 'reset the connection after the whole request'),
  }),
  defineFault({
    name: 'lost-response',
    plane: 'wire',
    does: 'sends all, waits for the response, and loses it',
    receiver: 'keeps what it did; the redelivery has no second effect',
    parameters: {
      until: choice({
        choices: ['first-byte', 'whole'],
        default: 'first-byte',
        means: 'how much of the response comes before the connection is reset',
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
    name: 'impatient',
    plane: 'wire',
    does: 'closes the connection when no response has come after a time',
    receiver: 'keeps what it did or undoes all of it; the redelivery has no second effect',
    parameters: {
      after: duration({ default: '100ms', means: 'how long it waits once all has been sent' }),
    },
    apply: (message, { after }) => ({
      steps: [
        send(requestOf(message)),
        { do: 'pause', ms: after },
        { do: 'give-up', how: 'close', because: 'closed the connection before a response had come' },
      ],
    }),
  }),
  defineFault({
    name: 'half-close',
    plane: 'wire',
    does: 'closes its side of the connection after the request, and waits for the response',
    receiver: 'answers, or takes the request for given up; goes on working',
    apply: (message) => ({ steps: [send(requestOf(message)), { do: 'half-close' }] }),
  }),
]
