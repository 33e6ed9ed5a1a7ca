import { MockError } from '../kit/error.ts'
import type { AttachedFault, Message, MessageContext, MessageFault } from './fault.ts'

type Attached = AttachedFault<MessageFault>

/** Bytes of a body, and characters of all headers, that faults may make of a request: 64 MiB each. */
export const MAX_MADE = 67_108_864

/** Rewriting JSON comes before turning it into other bytes; everything else stays as it was given. */
const inOrder = (given: readonly Attached[]): readonly Attached[] => {
  const first = given.findIndex(({ fault }) => fault.works === 'on-bytes')
  if (first < 0) return given
  const isOfText = ({ fault }: Attached): boolean => fault.works === 'on-text'
  const rest = given.slice(first)
  return [...given.slice(0, first), ...rest.filter(isOfText), ...rest.filter((one) => !isOfText(one))]
}

/**
 * Applies faults one after another.
 * @throws {MockError} `FAULTS_CLASH` when the request would grow too large, and what a fault throws
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
        `keep both at ${String(MAX_MADE)} bytes at most`,
        'leave faults out, or choose smaller parameters; oversized-body sends larger bodies',
      ].join(': '),
    })
  }
  return made
}
