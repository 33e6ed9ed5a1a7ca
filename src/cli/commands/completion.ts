import type { Command } from 'commander'
import { MockError } from '../../kit/error.ts'

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
      // Loaded late: it needs what every command declares.
      const { completionScript, SHELLS } = await import('../completion.ts')
      const shell = SHELLS.find((one) => one === given)
      if (shell === undefined)
        throw new MockError({
          code: 'CHOICE_UNKNOWN',
          message: `"${given}" is not one of ${SHELLS.join(', ')}`,
          fix: `use one of ${SHELLS.join(', ')}`,
        })
      const commands = program.commands.map((command) => ({
        name: command.name(),
        description: command.description(),
        children: command.commands.map((child) => child.name()),
      }))
      process.stdout.write(completionScript(shell, commands))
    })
}
