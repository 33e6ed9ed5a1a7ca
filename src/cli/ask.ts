import { intro, isCancel, select, text } from '@clack/prompts'
import { MockError } from '../kit/error.ts'
import type { Choices } from './starter-files.ts'
import { values } from './values.ts'

/** Asks on the terminal for what is not given. Undefined when the user breaks it off. */
export const ask = async (given: Partial<Choices>, standard: Choices): Promise<Choices | undefined> => {
  intro('mock-genesys init')
  const target =
    given.target ??
    (await text({
      message: 'Where does your receiver take deliveries?',
      placeholder: standard.target,
      defaultValue: standard.target,
      validate: mistakeIn,
    }))
  if (isCancel(target)) return undefined
  const policy =
    given.policy ??
    (await select({
      message: 'What does it do with a bad signature?',
      initialValue: standard.policy,
      options: POLICIES,
    }))
  if (isCancel(policy)) return undefined
  const ci =
    given.ci ??
    (await select({ message: 'Which CI should run the scenarios?', initialValue: standard.ci, options: SYSTEMS }))
  return isCancel(ci) ? undefined : { target, policy, ci }
}

const POLICIES: { value: Choices['policy']; hint: string }[] = [
  { value: 'reject', hint: 'a 4xx answer' },
  { value: 'ignore', hint: '200 without effect' },
]
const SYSTEMS: { value: Choices['ci']; label: string }[] = [
  { value: 'github', label: 'GitHub Actions' },
  { value: 'none', label: 'none' },
]

/** What is wrong with a URL; nothing when it is left empty, for the default. */
const mistakeIn = (url: string | undefined): string | undefined => {
  if (url === undefined || url === '') return undefined
  try {
    values.url(url)
    return undefined
  } catch (error) {
    if (error instanceof MockError) return `${error.message}; ${error.fix}`
    throw error
  }
}
