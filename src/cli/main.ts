import { Command, CommanderError } from 'commander'
import { VERSION } from '../kit/version.ts'
import { registerCompletion } from './commands/completion.ts'
import { registerDemo } from './commands/demo.ts'
import { registerEvents } from './commands/events.ts'
import { registerExplain } from './commands/explain.ts'
import { registerFaults } from './commands/faults.ts'
import { registerHelp } from './commands/help.ts'
import { registerInit } from './commands/init.ts'
import { registerLoad } from './commands/load.ts'
import { registerReceive } from './commands/receive.ts'
import { registerSend } from './commands/send.ts'
import { registerServe } from './commands/serve.ts'
import { registerTest } from './commands/test.ts'
import { registerSign } from './commands/sign.ts'
import { registerValidate } from './commands/validate.ts'
import { registerVerify } from './commands/verify.ts'
import { endProcess, watchErrors, watchOutput } from './end.ts'
import { EXIT, report } from './exit.ts'
import { quoteLines } from './say.ts'
import { EXAMPLE_TARGET } from './options/example-target.ts'

const program = new Command('mock-genesys')
  .description(
    'An offline mock of the Genesys Digital Channels webhooks: emulated subscription API, signed deliveries, ' +
      'redelivery.',
  )
  .version(VERSION, '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .showHelpAfterError('  fix: run the command with --help to see its options')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(quoteLines(text).replace(/^error: /, 'error USAGE: ')) })
  .addHelpText(
    'after',
    `
Examples:
  $ mock-genesys demo
  $ mock-genesys serve --target ${EXAMPLE_TARGET} --secret app-secret
  $ mock-genesys send STARTED FINISHED --target ${EXAMPLE_TARGET} --secret app-secret
  $ mock-genesys test --target ${EXAMPLE_TARGET} --secret app-secret

Exit codes: 0 success, 1 the receiver broke the contract, 2 wrong usage, config or scenario
file, 3 the target could not be reached, 4 nothing could be judged (test --level should),
70 internal error.`,
  )

for (const register of [
  registerServe,
  registerSend,
  registerTest,
  registerLoad,
  registerReceive,
  registerSign,
  registerVerify,
  registerValidate,
  registerExplain,
  registerFaults,
  registerEvents,
  registerInit,
  registerDemo,
  registerCompletion,
  registerHelp,
])
  register(program)

watchOutput()
watchErrors()

const run = async (): Promise<number> => {
  try {
    if (process.argv.length <= 2) program.outputHelp()
    else await program.parseAsync()
    return Number(process.exitCode ?? EXIT.fine)
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error)
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  }
}

await endProcess(await run())
