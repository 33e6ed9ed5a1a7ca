import { MockError } from '../kit/error.ts'
import { field, quoteLines } from './say.ts'

/** Exit codes of every command. */
export const EXIT = { fine: 0, broken: 1, usage: 2, unreachable: 3, ours: 70, interrupted: 130 } as const

/** Prints an error with its fix and returns the exit code. Prints the stack only with MOCK_GENESYS_DEBUG=1. */
export const report = (error: unknown): number => {
  if (error instanceof MockError) {
    const at = error.at ? `  ${field(error.at.file)}:${String(error.at.line)}:${String(error.at.column)}\n` : ''
    process.stderr.write(`error ${error.code}: ${quoteLines(error.message)}\n${at}  fix: ${quoteLines(error.fix)}\n`)
    return error.code === 'TARGET_UNREACHABLE' ? EXIT.unreachable : EXIT.usage
  }
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    `error INTERNAL: ${quoteLines(message)}
  fix: this is a bug in mock-genesys; please report it with the command you ran
`,
  )
  if (process.env.MOCK_GENESYS_DEBUG === '1' && error instanceof Error)
    process.stderr.write(`${quoteLines(error.stack ?? '')}\n`)
  return EXIT.ours
}
