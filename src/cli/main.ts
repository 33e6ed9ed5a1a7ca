import { runServe } from './commands/serve.ts'
import { endProcess, watchErrors, watchOutput } from './end.ts'
import { EXIT, report } from './exit.ts'
import { serve } from './options/serve.ts'
import { plainFlags } from './plain-flags.ts'

watchOutput()
watchErrors()

/**
 * Runs `serve` without the parser of command lines if it has plain flags only: to load the parser, and to describe all
 * options to it, takes a tenth of a start.
 */
const run = async (): Promise<number> => {
  const [, , name, ...args] = process.argv
  const flags = name === 'serve' ? plainFlags(args, serve) : undefined
  if (!flags) return (await import('./program.ts')).runProgram()
  try {
    await runServe(flags)
    return Number(process.exitCode ?? EXIT.fine)
  } catch (error) {
    return report(error)
  }
}

/** Runs the command line this process was given, and ends the process. */
export const main = async (): Promise<void> => {
  await endProcess(await run())
}
