import { MockError } from '../kit/error.ts'
import { attachToEvent } from '../faults/attach.ts'
import type { FaultInput } from '../faults/fault.ts'
import { FAULTS } from '../faults/registry.ts'

const unreadable = (message: string): MockError =>
  new MockError({
    code: 'FAULT_PARAMETER_INVALID',
    message,
    fix:
      'write NAME or NAME:key=value,key=value, such as signature-value:value=sha1=00,attempts=1; use JSON if a ' +
      'value contains a comma',
  })

/**
 * Parses a fault from the command line: `unsigned`, `hold-back:for=10s`, `slow-body:every=10ms,attempts=1-2`, or JSON.
 * @throws {MockError} `FAULT_PARAMETER_INVALID`, or what {@link attachToEvent} throws
 */
export const readFaultText = (text: string): FaultInput => {
  const fault = text.trimStart().startsWith('{') ? fromJson(text) : fromPairs(text)
  attachToEvent([fault])
  return fault
}

const fromPairs = (text: string): FaultInput => {
  const [, name = '', pairs] = /^([^:]*)(?::(.*))?$/s.exec(text.trim()) ?? []
  const parameters = FAULTS.find((one) => one.name === name)?.parameters ?? {}
  const given = new Map<string, string | number>()
  for (const pair of pairs === undefined ? [] : pairs.split(',')) {
    const at = pair.indexOf('=')
    if (at < 1) throw unreadable(`"${pair}" in the fault "${name}" is not key=value`)
    const [key, value] = [pair.slice(0, at).trim(), pair.slice(at + 1)]
    const isNumber = Object.hasOwn(parameters, key) && parameters[key]?.kind === 'whole-number' && /^\d+$/.test(value)
    given.set(key, isNumber ? Number(value) : value)
  }
  return { ...Object.fromEntries(given), fault: name }
}

const fromJson = (text: string): FaultInput => {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw unreadable('the fault starts like JSON but is not valid JSON')
  }
  if (typeof read === 'object' && read !== null && 'fault' in read && typeof read.fault === 'string')
    return { ...read, fault: read.fault }
  throw unreadable('the JSON of the fault has no "fault" with its name')
}
