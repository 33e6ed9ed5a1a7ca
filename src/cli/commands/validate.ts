import type { Command } from 'commander'
import { DELIVERY_FAULTS } from '../../faults/registry.ts'
import { EXIT } from '../exit.ts'

export const registerValidate = (program: Command): void => {
  program
    .command('validate')
    .description('Checks scenario files and reports every mistake, without running anything.')
    .argument('<path...>', 'scenario files, or folders to search for *.yaml and *.yml')
    .option('--json', 'print the mistakes as a JSON array')
    .addHelpText(
      'after',
      `
Example:
  $ mock-genesys validate scenarios/
  12 files, no mistakes

Exits with 0 if there are no mistakes, 2 if there are.`,
    )
    .action(async (paths: readonly string[], { json }: { json?: true }) => {
      // Loaded on demand: no other command needs the parser.
      const [{ loadScenarios }, { describeMistake }] = await Promise.all([
        import('../../scenario/language/read-files.ts'),
        import('../../scenario/language/describe-mistake.ts'),
      ])
      const files = loadScenarios(paths, { faults: DELIVERY_FAULTS, requirements: undefined })
      const found = files.flatMap(({ text, mistakes }) =>
        mistakes.map((mistake) => ({ mistake, described: describeMistake(mistake, text) })),
      )
      if (found.length > 0) process.exitCode = EXIT.usage
      if (json)
        return void process.stdout.write(
          `${JSON.stringify(
            found.map(({ mistake }) => mistake),
            null,
            2,
          )}\n`,
        )
      for (const { described } of found) process.stdout.write(`${described}\n\n`)
      process.stdout.write(
        `${counted(files.length, 'file')}, ${found.length === 0 ? 'no mistakes' : counted(found.length, 'mistake')}\n`,
      )
    })
}

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? '' : 's'}`
