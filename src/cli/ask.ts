import { intro, isCancel, select, text } from '@clack/prompts'
import { MockError } from '../kit/error.ts'
import { url } from './options/option-kinds.ts'
import type { Choices } from './starter-files.ts'

/**
 * Asks on the terminal for what is not given. Undefined when the user breaks it off.
 * @param choices what was given, and the defaults of what was not
 */
export const ask = async (choices: Choices, given: ReadonlySet<string>): Promise<Choices | undefined> => {
  intro('mock-genesys init')
  const target = given.has('target')
    ? choices.target
    : await text({
        message: 'Where does your receiver take deliveries?',
        placeholder: choices.target,
        defaultValue: choices.target,
        validate: mistakeIn,
      })
  if (isCancel(target)) return undefined
  const policy = given.has('policy')
    ? choices.policy
    : await select({
        message: 'What does it do with a bad signature?',
        initialValue: choices.policy,
        options: POLICIES,
      })
  if (isCancel(policy)) return undefined
  const ci = given.has('ci')
    ? choices.ci
    : await select({ message: 'Which CI should run the scenarios?', initialValue: choices.ci, options: SYSTEMS })
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

/** What is wrong with a URL; nothing when it is left empty, for the default. */
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
