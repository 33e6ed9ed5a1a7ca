import type { Command } from 'commander'
import { MockError } from '../../kit/error.ts'
import { DEFAULT_DIALECT, DIALECT_NAMES } from '../../dialects/registry.ts'
import { sign } from '../../dialects/sign.ts'
import { addSettings, resolveSettings } from '../settings.ts'
import { readStdin } from '../stdin.ts'
import { values } from '../values.ts'

const settings = {
  secret: { flags: '--secret <text>', help: 'what to sign with', parse: values.secret },
  dialect: {
    flags: '--dialect <name>',
    help: DIALECT_NAMES.join(' or '),
    parse: values.choice(...DIALECT_NAMES),
    standard: DEFAULT_DIALECT,
  },
  timestamp: {
    flags: '--timestamp <ms>',
    help: 'signed time of the conversations dialect, milliseconds since 1970',
    parse: values.count,
    standard: 'now',
  },
} as const

const example = (): string =>
  sign({ body: '{}', secret: 'app-secret', signedAt: 0 })
    .map((line) => line.join(': '))
    .join('\n  ')

export const registerSign = (program: Command): void => {
  const command = program
    .command('sign')
    .description('Prints the signature header of the body on standard input.')
    .addHelpText('after', `\nExample:\n  $ printf %s '{}' | mock-genesys sign --secret app-secret\n  ${example()}`)
  addSettings(command, settings).action(async () => {
    const { secret, dialect = DEFAULT_DIALECT, timestamp } = await resolveSettings(command, settings)
    if (secret === undefined)
      throw new MockError({
        code: 'OPTION_MISSING',
        message: '--secret is missing',
        fix: 'add --secret TEXT, or set MOCK_GENESYS_SECRET',
      })
    for (const [name, value] of sign({ body: await readStdin(), secret, dialect, signedAt: timestamp ?? Date.now() }))
      process.stdout.write(`${name}: ${value}\n`)
  })
}
