import type { Command } from 'commander'
import { addOptions, resolveOptions } from '../command-options.ts'
import { demo } from '../options/demo.ts'

export const registerDemo = (program: Command): void => {
  const command = program
    .command('demo')
    .description(
      'Shows redelivery in three acts: a server, and a receiver that refuses, is late and recovers. Nothing ' +
        'else is needed.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ mock-genesys demo --open
  $ mock-genesys demo --terminal
  $ mock-genesys demo --clock manual   # every pause waits for "Step to next due" on the page
  $ mock-genesys demo --clock auto --once --json`,
    )
  addOptions(command, demo)
  command.options.find(({ long }) => long === '--terminal')?.conflicts('json')
  command.action(async () => {
    // Loaded late: no other command needs the receiver and the narrators.
    const { runDemo } = await import('../demo/run-demo.ts')
    await runDemo(await resolveOptions(command, demo))
  })
}
