import type { Command } from 'commander'
import { MockError } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import { topicHelp } from '../option-help.ts'

/**
 * Finds a command by its name.
 * @throws {MockError} `USAGE`, with the nearest name
 */
const commandNamed = (program: Command, name: string): Command => {
  const found = program.commands.find((one) => one.name() === name)
  if (found) return found
  const names = program.commands.map((one) => one.name())
  const meant = suggest(name, names)
  throw new MockError({
    code: 'USAGE',
    message: `"${name}" is not a command`,
    fix: meant === undefined ? `use one of ${names.join(', ')}` : `did you mean ${meant}?`,
  })
}

export const registerHelp = (program: Command): void => {
  program.helpCommand(false)
  program
    .command('help')
    .argument('[command]', 'a command')
    .argument('[topic]', 'a group of its options, or all')
    .description('Prints help for a command, or for a group of its options.')
    .addHelpText('after', '\nExamples:\n  $ mock-genesys help test\n  $ mock-genesys help test probes')
    .action((name: string | undefined, topic: string | undefined) => {
      if (name === undefined) {
        program.outputHelp()
        return
      }
      const command = commandNamed(program, name)
      if (topic === undefined) command.outputHelp()
      else process.stdout.write(topicHelp(command, topic))
    })
}
