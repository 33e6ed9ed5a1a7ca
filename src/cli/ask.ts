import { intro, isCancel, select, text } from '@clack/prompts'
import { MockError } from '../kit/error.ts'
import { url } from './options/option-kinds.ts'
import type { Choices } from './starter-files.ts'

/**
 * Asks on the terminal for choices that are not given. Resolves with undefined if the user cancels.
 * @param choices given choices, and defaults for the others
 */
export const ask = async (choices: Choices, given: ReadonlySet<string>): Promise<Choices | undefined> => {
  intro('mock-genesys init')
  const target = given.has('target')
    ? choices.target
    : await text({
        message: 'What is the URL of your receiver?',
        placeholder: choices.target,
        defaultValue: choices.target,
        validate: mistakeIn,
      })
  if (isCancel(target)) return undefined
  const policy = given.has('policy')
    ? choices.policy
    : await select({
        message: 'How does it respond to a bad signature?',
        initialValue: choices.policy,
        options: POLICIES,
      })
  if (isCancel(policy)) return undefined
  const ci = given.has('ci')
    ? choices.ci
    : await select({ message: 'Which CI runs the scenarios?', initialValue: choices.ci, options: SYSTEMS })
  return isCancel(ci) ? undefined : { target, policy, ci }
}

const POLICIES: { value: Choices['policy']; hint: string }[] = [
  { value: 'reject', hint: 'a 4xx response' },
  { value: 'ignore', hint: '200 without effect' },
]
const SYSTEMS: { value: Choices['ci']; label: string }[] = [
  { value: 'github', label: 'GitHub Actions' },
  { value: 'none', label: 'none' },
]

/** Returns what is wrong with a URL; undefined for a valid or empty one. */
const mistakeIn = (given: string | undefined): string | undefined => {
  if (given === undefined || given === '') return undefined
  try {
    url.parse(given)
    return undefined
  } catch (error) {
    if (error instanceof MockError) return `${error.message}; ${error.fix}`
    throw error
  }
}
