import type { Command } from 'commander'
import { dialectOfSignature } from '../../dialects/signature-headers.ts'
import { diagnose } from '../../dialects/doctor.ts'
import { verifySignature } from '../../dialects/verify.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { EXIT } from '../exit.ts'
import { missingOption } from '../missing.ts'
import { verify } from '../options/verify.ts'
import { readStdin } from '../stdin.ts'

export const registerVerify = (program: Command): void => {
  const command = program
    .command('verify')
    .description('Checks the signature of the body on standard input, and explains why it does not match.')
    .addHelpText(
      'after',
      `
Example:
  $ printf %s '{}' | mock-genesys verify --secret app-secret --signature sha1=18fe6cec23771c3dff7822497dccc1873528d436
  match

Exits with 0 for a match, 1 otherwise.`,
    )
  addOptions(command, verify).action(async () => {
    const given = await resolveOptions(command.opts(), verify)
    const { secret } = given
    if (secret === undefined) throw missingOption('secret')
    if (given.signature === undefined) throw missingOption('signature')
    const signature = given.signature.replace(/^\s*[\w-]+\s*:\s*/, '').trim()
    const dialect = given.dialect ?? dialectOfSignature(signature)
    const body = await readStdin()
    const verified = verifySignature({ body, secret, signature, dialect })
    if (verified.ok) return void process.stdout.write('match\n')
    process.exitCode = EXIT.broken
    const why = diagnose({ dialect, body, secret, signature })
    const rows = why
      ? [`no match: ${why.explanation}`, `  recipe: ${why.recipe}`, `  fix: ${why.fix}`]
      : [
          `no match, and no known mistake explains it: ${verified.message}`,
          `  fix: compare the ${String(body.length)} bytes read here with those sent, and compare the secrets`,
        ]
    process.stdout.write(`${rows.join('\n')}\n`)
  })
}
