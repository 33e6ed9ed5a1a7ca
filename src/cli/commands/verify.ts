import type { Command } from 'commander'
import { MockError } from '../../kit/error.ts'
import { dialectOfSignature } from '../../dialects/headers.ts'
import { diagnose } from '../../dialects/doctor.ts'
import { DIALECT_NAMES } from '../../dialects/registry.ts'
import { verifySignature } from '../../dialects/verify.ts'
import { EXIT } from '../exit.ts'
import { addSettings, resolveSettings } from '../settings.ts'
import { readStdin } from '../stdin.ts'
import { values } from '../values.ts'

const settings = {
  secret: { flags: '--secret <text>', help: 'what it should be signed with', parse: values.secret },
  signature: {
    flags: '--signature <value>',
    help: 'the header as received, with or without its name',
    parse: values.text,
  },
  dialect: {
    flags: '--dialect <name>',
    help: DIALECT_NAMES.join(' or '),
    parse: values.choice(...DIALECT_NAMES),
    standard: 'by the form of the signature',
  },
} as const

export const registerVerify = (program: Command): void => {
  const command = program
    .command('verify')
    .description('Checks the signature of the body on standard input and says why it does not match.')
    .addHelpText(
      'after',
      "\nExample:\n  $ printf %s '{}' | mock-genesys verify --secret app-secret --signature sha1=18fe6cec23771c3dff7822497dccc1873528d436\n  match\n\nExits with 0 for a match and 1 for none.",
    )
  addSettings(command, settings).action(async () => {
    const given = await resolveSettings(command, settings)
    for (const name of ['secret', 'signature'] as const) {
      if (given[name] === undefined)
        throw new MockError({
          code: 'OPTION_MISSING',
          message: `--${name} is missing`,
          fix:
            name === 'secret'
              ? 'add --secret TEXT, or set MOCK_GENESYS_SECRET'
              : 'add --signature VALUE, as the header has it',
        })
    }
    const { secret = '', signature: header = '' } = given
    const signature = header.replace(/^\s*[\w-]+\s*:\s*/, '').trim()
    const dialect = given.dialect ?? dialectOfSignature(signature)
    const body = await readStdin()
    const verified = verifySignature({ body, secret, signature, dialect })
    if (verified.ok) return void process.stdout.write('match\n')
    process.exitCode = EXIT.broken
    const why = diagnose({ dialect, body, secret, signature })
    const rows = why
      ? [`no match: ${why.explanation}`, `  recipe: ${why.recipe}`, `  fix: ${why.fix}`]
      : [
          `no match: ${verified.message}`,
          `  fix: none of the usual mistakes explains it: compare the ${String(body.length)} bytes read here with those sent, and the secrets`,
        ]
    process.stdout.write(`${rows.join('\n')}\n`)
  })
}
