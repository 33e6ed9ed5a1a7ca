import type { Command } from 'commander'
import { MockError } from '../../kit/error.ts'
import type { Options } from '../options/option.ts'

export const registerCompletion = (program: Command): void => {
  program
    .command('completion')
    .argument('<shell>', 'bash, zsh or fish')
    .description('Prints a completion script for bash, zsh or fish.')
    .addHelpText(
      'after',
      `
Examples:
  $ echo 'source <(mock-genesys completion bash)' >> ~/.bashrc
  $ echo 'source <(mock-genesys completion zsh)' >> ~/.zshrc
  $ mock-genesys completion fish > ~/.config/fish/completions/mock-genesys.fish`,
    )
    .action(async (given: string) => {
      // Loaded on demand: it needs the options of every command.
      const [{ completionScript, SHELLS }, { COMMANDS }] = await Promise.all([
        import('../completion.ts'),
        import('../options/index.ts'),
      ])
      const declared = new Map<string, Options>(Object.entries(COMMANDS))
      const shell = SHELLS.find((one) => one === given)
      if (shell === undefined)
        throw new MockError({
          code: 'CHOICE_UNKNOWN',
          message: `"${given}" is not one of ${SHELLS.join(', ')}`,
          fix: `use one of ${SHELLS.join(', ')}`,
        })
      const commands = program.commands.map((command) => {
        const options = declared.get(command.name())
        return {
          name: command.name(),
          description: command.description(),
          children: command.commands.map((child) => child.name()),
          ...(options && { options }),
        }
      })
      process.stdout.write(completionScript(shell, commands))
    })
}
