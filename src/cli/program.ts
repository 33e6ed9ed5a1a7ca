import { Command, CommanderError } from 'commander'
import { VERSION } from '../kit/version.ts'
import { registerServe } from './commands/serve.ts'
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

type Register = (program: Command) => void

/** Loads a command, and puts it on the program. The order is that of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  serve: () => Promise.resolve(registerServe),
  send: async () => (await import('./commands/send.ts')).registerSend,
  test: async () => (await import('./commands/test.ts')).registerTest,
  load: async () => (await import('./commands/load.ts')).registerLoad,
  receive: async () => (await import('./commands/receive.ts')).registerReceive,
  sign: async () => (await import('./commands/sign.ts')).registerSign,
  verify: async () => (await import('./commands/verify.ts')).registerVerify,
  validate: async () => (await import('./commands/validate.ts')).registerValidate,
  explain: async () => (await import('./commands/explain.ts')).registerExplain,
  faults: async () => (await import('./commands/faults.ts')).registerFaults,
  events: async () => (await import('./commands/events.ts')).registerEvents,
  init: async () => (await import('./commands/init.ts')).registerInit,
  demo: async () => (await import('./commands/demo.ts')).registerDemo,
  completion: async () => (await import('./commands/completion.ts')).registerCompletion,
  help: async () => (await import('./commands/help.ts')).registerHelp,
}

/** Commands that list all others. */
const NAMES_ALL: ReadonlySet<string> = new Set(['help', 'completion'])

/** Loads only the requested command if its name comes first; help and mistakes need all of them. */
const loadCommands = async (): Promise<void> => {
  const [, , first = ''] = process.argv
  const named = Object.hasOwn(COMMANDS, first) && !NAMES_ALL.has(first) ? COMMANDS[first] : undefined
  const loaded = await Promise.all((named ? [named] : Object.values(COMMANDS)).map((load) => load()))
  for (const register of loaded) register(program)
}

/** Runs the command that the arguments of this process name; returns its exit code. */
export const runProgram = async (): Promise<number> => {
  try {
    await loadCommands()
    if (process.argv.length <= 2) program.outputHelp()
    else await program.parseAsync()
    return Number(process.exitCode ?? EXIT.fine)
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error)
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  }
}
