import type { Command } from 'commander'
import { lstatSync } from 'node:fs'
import { dirname } from 'node:path'
import { MockError } from '../../kit/error.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { EXAMPLE_TARGET } from '../options/example-target.ts'
import { init } from '../options/init.ts'
import { paintFor } from '../paint.ts'
import { starterFiles, type Choices } from '../starter-files.ts'
import { ensureFolder, writeAtomically } from '../whole-file.ts'

export const registerInit = (program: Command): void => {
  const command = program
    .command('init')
    .description('Sets up a project: config file, example scenario, CI workflow. Existing files are kept.')
    .addHelpText(
      'after',
      `
Example:
  $ mock-genesys init --target ${EXAMPLE_TARGET} --ci none

On a terminal it asks for missing options.`,
    )
  addOptions(command, init).action(async () => {
    const { target, policy, ci, yes, explicit, config } = await resolveOptions(command.opts(), init)
    const choices: Choices = { target, policy, ci }
    const asks = process.stdin.isTTY && process.stdout.isTTY && !yes
    // Loaded on demand: no other command asks questions.
    const chosen = asks ? await (await import('../ask.ts')).ask(choices, explicit) : choices
    if (!chosen) {
      process.stdout.write('nothing was written\n')
      process.exitCode = 130
      return
    }
    const paint = paintFor(process.stdout)
    const isStartedByConfig = config.values.start !== undefined
    const files = starterFiles({ ...chosen, isStartedByConfig }).map(({ path, text, holds }) => ({
      path,
      line: write(path, text)
        ? ([paint('green', 'written'), holds] as const)
        : ([paint('yellow', 'kept   '), 'it already existed'] as const),
    }))
    const width = Math.max(...files.map(({ path }) => path.length))
    for (const {
      path,
      line: [what, why],
    } of files)
      process.stdout.write(`${what}  ${path.padEnd(width)}  ${paint('dim', why)}\n`)
    process.stdout.write(
      `
Next${isStartedByConfig ? '' : `, with your receiver listening at ${chosen.target}`}:
  export MOCK_GENESYS_SECRET=…             # the secret it verifies with
  npx mock-genesys test scenarios/first.yaml
  npx mock-genesys test                    # all built-in scenarios
`,
    )
  })
}

/** Writes a new file and returns true, or keeps an existing one. @throws {MockError} `FILE_NOT_WRITTEN` */
const write = (path: string, text: string): boolean => {
  try {
    ensureFolder(dirname(path))
    if (lstatSync(path, { throwIfNoEntry: false })) return false
    writeAtomically(path, text)
    return true
  } catch (cause) {
    throw new MockError({
      code: 'FILE_NOT_WRITTEN',
      message: `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      fix: 'check that the folder is writable, and that no file has the name of a folder',
      cause,
    })
  }
}
