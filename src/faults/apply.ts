import { MockError } from '../kit/error.ts'
import type { AttachedFault, Message, MessageContext, MessageFault } from './fault.ts'

type Attached = AttachedFault<MessageFault>

/** Maximum size of a body, and of all headers, after faults were applied: 64 MiB each. */
export const MAX_MADE = 67_108_864

/** Puts faults that rewrite JSON before those that turn it into other bytes, and keeps the order of all others. */
const inOrder = (given: readonly Attached[]): readonly Attached[] => {
  const first = given.findIndex(({ fault }) => fault.works === 'on-bytes')
  if (first < 0) return given
  const isOfText = ({ fault }: Attached): boolean => fault.works === 'on-text'
  const rest = given.slice(first)
  return [...given.slice(0, first), ...rest.filter(isOfText), ...rest.filter((one) => !isOfText(one))]
}

/**
 * Returns a message with faults applied to it, one after another.
 * @throws {MockError} `FAULTS_CLASH` if the request would grow too large, or what a fault throws
 */
export const applyAll = (given: readonly Attached[], message: Message, context: MessageContext): Message => {
  let made = message
  for (const { fault, parameters } of inOrder(given)) {
    made = fault.apply(made, parameters, context)
    const size = Math.max(
      made.body.length,
      made.headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0),
    )
    if (size <= MAX_MADE) continue
    throw new MockError({
      code: 'FAULTS_CLASH',
      message: `with the fault "${fault.name}" the request grows to ${String(size)} bytes of body or headers`,
      fix: [
        `keep both at ${String(MAX_MADE)} bytes or less`,
        'remove a fault, or use smaller parameters; oversized-body sends larger bodies',
      ].join(': '),
    })
  }
  return made
}
