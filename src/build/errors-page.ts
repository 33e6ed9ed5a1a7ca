import { errorExample } from '../cli/explain/error-examples.ts'
import { ERROR_MEANINGS, type ErrorCode } from '../kit/codes.ts'
import { MISTAKE_MEANINGS } from '../scenario/language/mistake-codes.ts'

const section = (code: string, means: string, example: string): string =>
  `### ${code}\n\n${means.charAt(0).toUpperCase()}${means.slice(1)}.\n\n\`\`\`text\n${example}\n\`\`\`\n`

/** Returns the page of all error codes, spec/errors.md. */
export const errorsPage = (mistakes: Readonly<Record<string, string>>): string =>
  [
    '<!-- Made by npm run generate; do not edit. -->\n',
    '# Error codes\n',
    'Every error has a code that stays the same between versions, and a fix:',
    '`error CODE: what is wrong`, then `fix: what to do`. `mock-genesys explain CODE` prints the same as this page.\n',
    '## The command, the control API and the package\n',
    ...Object.entries(ERROR_MEANINGS).map(([code, means]) => section(code, means, errorExample(code as ErrorCode))),
    '## Mistakes in scenario files\n',
    'Each is reported with its line; `mock-genesys validate PATH` reports them all at once.\n',
    ...Object.entries(MISTAKE_MEANINGS).map(([name, means]) =>
      section(`SCENARIO_${name}`, means, mistakes[name] ?? ''),
    ),
  ].join('\n')
