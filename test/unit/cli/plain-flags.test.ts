import { Command } from 'commander'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addOptions } from '../../../src/cli/command-options.ts'
import { flagOf } from '../../../src/cli/options/option.ts'
import { serve } from '../../../src/cli/options/serve.ts'
import { plainFlags } from '../../../src/cli/plain-flags.ts'

/** What commander makes of arguments; undefined if it refuses them or prints help. */
const byCommander = (args: readonly string[]): unknown => {
  const command = addOptions(new Command('serve'), serve)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  command.configureOutput({ writeOut: () => undefined })
  try {
    return command.parse(args, { from: 'user' }).opts()
  } catch {
    return undefined
  }
}

const FLAGS = [...Object.keys(serve).map(flagOf), '--config']
const value = fc.constantFrom('x', '0', 'a=b', '=', '', '-', '--', '-x', '--port', 'serve', ' ', 'ü')
const argument = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...FLAGS), value) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...FLAGS), value).map(([flag, text]) => [`${flag}=${text}`]) },
  { weight: 2, arbitrary: fc.constantFrom(...FLAGS).map((flag) => [flag]) },
  { weight: 1, arbitrary: fc.constantFrom('--help', '-h', '--unknown', '--no-json', 'word', '--').map((one) => [one]) },
)

test('flags that are read without commander are what commander reads', () => {
  let read = 0
  fc.assert(
    fc.property(fc.array(argument, { maxLength: 4 }), (groups) => {
      const args = groups.flat()
      const flags = plainFlags(args, serve)
      if (!flags) return
      read += 1
      expect(flags).toEqual(byCommander(args))
    }),
    { numRuns: 1000 },
  )
  expect(read).toBeGreaterThan(50)
})

test('each flag of serve is read, also when it is repeated', () => {
  for (const [key, option] of Object.entries(serve)) {
    const args = option.kind.isSwitch ? [flagOf(key)] : [flagOf(key), 'x', `${flagOf(key)}=y`]
    expect(plainFlags(args, serve)).toEqual(byCommander(args))
    expect(plainFlags(args, serve)).toHaveProperty(key)
  }
})

test('whatever needs an explanation is left to commander', () => {
  for (const args of [['--help'], ['--prot', '1'], ['--port'], ['--port='], ['--port', '-1'], ['word'], ['--']])
    expect(plainFlags(args, serve)).toBeUndefined()
})
