import type { MessageFault } from '../../src/faults/fault.ts'
import { FAULTS } from '../../src/faults/registry.ts'

/** Returns the registered message fault of a name, so that a test can replace what it does. */
export const messageFault = (name: string): MessageFault => {
  const found = FAULTS.find((fault) => fault.name === name)
  if (found?.plane !== 'message') throw new Error(`"${name}" is no message fault`)
  return found
}
