import { cancel, group, intro, select, text } from '@clack/prompts'
import { MockError } from '../contract/error.ts'
import type { Choices } from './starter-files.ts'
import { values } from './values.ts'

/** Asks on the terminal for what is not given. Undefined when the user breaks it off. */
export const ask = async (given: Partial<Choices>, standard: Choices): Promise<Choices | undefined> => {
  intro('mock-genesys init')
  let broken = false
  const answers = await group(
    {
      target: () => (given.target === undefined ? text({ message: 'Where does your receiver take deliveries?', placeholder: standard.target, defaultValue: standard.target, validate: mistakeIn }) : Promise.resolve(given.target)),
      policy: () =>
        given.policy === undefined
          ? select({
              message: 'What does it do with a bad signature?',
              initialValue: standard.policy,
              options: [{ value: 'reject' as const, label: 'reject', hint: 'a 4xx answer' }, { value: 'ignore' as const, label: 'ignore', hint: '200 without effect' }],
            })
          : Promise.resolve(given.policy),
      ci: () =>
        given.ci === undefined
          ? select({ message: 'Which CI should run the scenarios?', initialValue: standard.ci, options: [{ value: 'github' as const, label: 'GitHub Actions' }, { value: 'none' as const, label: 'none' }] })
          : Promise.resolve(given.ci),
    },
    {
      onCancel: () => {
        broken = true
        cancel('broken off')
      },
    },
  )
  return broken ? undefined : answers
}

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
