import fc from 'fast-check'
import { MockError } from '../../src/kit/error.ts'
import type { FaultInput, Parameter, Plane } from '../../src/faults/fault.ts'
import { FAULTS } from '../../src/faults/registry.ts'

/** A secret of the conversations dialect. */
export const HEX = 'abcdef0123456789'
const texts = fc.oneof(
  { arbitrary: fc.constant('y'.repeat(60_000)), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 20 }), weight: 10 },
  {
    weight: 20,
    arbitrary: fc.constantFrom(
      '',
      'x',
      'zz',
      'abc',
      HEX,
      '?a=1',
      '/other',
      '99999',
      '@8.8.8.8/x',
      'host',
      'Content-Length',
      '3,1,10',
      ' ',
      'é',
      '\u0000',
      'a\r\nb',
    ),
  },
)

const valueOf = ({
  kind,
  choices = [],
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
}: Parameter): fc.Arbitrary<unknown> => {
  switch (kind) {
    case 'text':
      return texts
    case 'choice':
      return fc.constantFrom(...choices)
    case 'whole-number':
      return fc.oneof(
        { arbitrary: fc.integer({ min: least, max: Math.min(most, least + 20) }), weight: 60 },
        { arbitrary: fc.constant(Math.min(most, 20_000)), weight: 1 },
      )
    case 'duration':
      return fc.oneof(
        fc.constantFrom('0ms', '1ms', '1h', '366d', 0, 1.5, 1e308, 9e15),
        fc.integer({ min: 0, max: 10_000 }),
      )
  }
}

/** Makes faults of some planes with parameters of every kind, many of them absurd: some are refused. */
export const anyFault = (...planes: readonly Plane[]): fc.Arbitrary<FaultInput> =>
  fc.constantFrom(...FAULTS.filter(({ plane }) => planes.includes(plane))).chain(({ name, plane, parameters }) => {
    const entries = Object.entries(parameters)
    const given = fc.record<Record<string, unknown>>(
      {
        ...Object.fromEntries(entries.map(([key, parameter]) => [key, valueOf(parameter)])),
        ...((plane === 'message' || plane === 'wire') && { attempts: fc.constantFrom('1', '2', '1-2', '2-', '3') }),
      },
      { requiredKeys: entries.filter(([, { required }]) => required).map(([key]) => key) },
    )
    return given.map((rest) => ({ ...rest, fault: name }))
  })

/** Returns false when the input was refused on purpose. */
export const tried = (act: () => unknown): boolean => {
  try {
    act()
    return true
  } catch (error) {
    if (error instanceof MockError) return false
    throw error
  }
}
