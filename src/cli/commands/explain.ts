import type { Command } from 'commander'

export const registerExplain = (program: Command): void => {
  program
    .command('explain')
    .argument('<name...>', 'error codes, requirements, faults, assumptions or defects')
    .description('Explains an error code, a requirement, a fault, an assumption or a defect.')
    .addHelpText(
      'after',
      `
Examples:
  $ mock-genesys explain PORT_IN_USE
  $ mock-genesys explain GWR-SIG-002
  $ mock-genesys explain unsigned`,
    )
    .action(async (names: readonly string[]) => {
      const { explain } = await import('../explain/explained.ts')
      process.stdout.write(names.map((name) => explain(name)).join('\n'))
    })
}
