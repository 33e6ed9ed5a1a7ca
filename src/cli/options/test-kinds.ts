import { MockError } from '../../kit/error.ts'
import { REPORTER_NAMES } from '../../reporters/reporter.ts'
import { quoteUrl } from '../../subscriptions/target-url.ts'
import type { ReporterUse } from '../write-reports.ts'
import { choice, count, text, url } from './option-kinds.ts'
import type { ImmediateKind } from './option.ts'

// Kinds of values that only `test` uses.

const reporterName = choice(...REPORTER_NAMES)

/** A report and its file. */
export const reporter: ImmediateKind<ReporterUse> = {
  placeholder: 'name[=file]',
  parse(given) {
    const [name = '', file] = given.split(/=(.*)/s, 2)
    return { name: reporterName.parse(name), file: file === '' ? undefined : file }
  },
  write: ({ name, file }) => (file === undefined ? name : `${name}=${file}`),
}

/** A text with the placeholder {interactionId}. */
export const probeTemplate: ImmediateKind<string> = {
  ...text,
  parse(given) {
    if (given.includes('{interactionId}')) return given
    throw new MockError({
      code: 'PROBE_TEMPLATE_INVALID',
      message: `"${quoteUrl(given)}" has no {interactionId} placeholder`,
      fix:
        'put {interactionId} where the ID belongs, such as ' +
        'http://127.0.0.1:3000/processed?interactionId={interactionId}&event={event}',
    })
  },
}

/** The URL of a probe, with {interactionId}. */
export const probeUrl: ImmediateKind<string> = {
  ...url,
  parse(given) {
    url.parse(probeTemplate.parse(given).replaceAll('{interactionId}', 'id').replaceAll('{event}', 'event'))
    return given
  },
}

/** The URL of the controls, with {control}. */
export const controlUrl: ImmediateKind<string> = {
  ...url,
  parse(given) {
    if (!given.includes('{control}'))
      throw new MockError({
        code: 'CONTROL_TEMPLATE_INVALID',
        message: `"${quoteUrl(given)}" has no {control} placeholder`,
        fix: 'put {control} where the name of the control belongs, such as http://127.0.0.1:3000/control/{control}',
      })
    url.parse(given.replaceAll('{control}', 'outage'))
    return given
  },
}

/** How many run at once, at least 1. */
export const concurrency: ImmediateKind<number> = {
  ...count,
  parse(given) {
    const number = count.parse(given)
    if (number > 0) return number
    throw new MockError({
      code: 'CONCURRENCY_INVALID',
      message: '0 scenarios at once would run none (expected at least 1)',
      fix: 'pass 1 to run them one at a time',
    })
  },
}
