import type { Command } from 'commander'
import { addOptions, resolveOptions } from '../command-options.ts'
import { demo } from '../options/demo.ts'

export const registerDemo = (program: Command): void => {
  const command = program
    .command('demo')
    .description(
      'Shows redelivery in five acts, with a built-in server and a receiver that is down, loses responses and ' +
        'recovers. ' +
        'Nothing else is needed.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ mock-genesys demo --open
  $ mock-genesys demo --present
  $ mock-genesys demo --terminal --act lost-response
  $ mock-genesys demo --script my-act.yaml
  $ mock-genesys demo --clock manual   # every pause waits for "Step to next due" on the page
  $ mock-genesys demo --clock auto --once --json`,
    )
  addOptions(command, demo)
  command.options.find(({ long }) => long === '--terminal')?.conflicts('json')
  command.action(async () => {
    // Loaded on demand: no other command needs the receiver and the narrators.
    const { runDemo } = await import('../demo/run-demo.ts')
    await runDemo(await resolveOptions(command.opts(), demo))
  })
}
