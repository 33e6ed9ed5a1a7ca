import type { Command } from 'commander'
import { sign as signBody } from '../../dialects/sign.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { missingOption } from '../missing.ts'
import { sign } from '../options/sign.ts'
import { readStdin } from '../stdin.ts'

const example = (): string =>
  signBody({ body: '{}', secret: 'app-secret', signedAt: 0 })
    .map((line) => line.join(': '))
    .join('\n  ')

export const registerSign = (program: Command): void => {
  const command = program
    .command('sign')
    .description('Prints the signature header of the body on standard input.')
    .addHelpText('after', `\nExample:\n  $ printf %s '{}' | mock-genesys sign --secret app-secret\n  ${example()}`)
  addOptions(command, sign).action(async () => {
    const { secret, dialect, timestamp } = await resolveOptions(command.opts(), sign)
    if (secret === undefined) throw missingOption('secret')
    const body = await readStdin()
    for (const [name, value] of signBody({ body, secret, dialect, signedAt: timestamp ?? Date.now() }))
      process.stdout.write(`${name}: ${value}\n`)
  })
}
