import { SNIPPETS, type StackName } from './generated/snippets.ts'
import type { Topic } from './topics.ts'

export type { StackName } from './generated/snippets.ts'

const isStack = (name: string): name is StackName => name in SNIPPETS

/** The stacks with code snippets, as in `--stack`. */
export const STACK_NAMES: readonly StackName[] = Object.keys(SNIPPETS).filter(isStack)

/** Returns the name of a stack's framework. */
export const frameworkOf = (stack: StackName): string => SNIPPETS[stack].framework

/** Returns a stack's code for some topics, or undefined if there is none. */
export const codeOf = (stack: StackName, topics: readonly Topic[]): string | undefined => {
  const found = topics.flatMap((topic) => SNIPPETS[stack].code[topic] ?? [])
  return found.length === 0 ? undefined : found.join('\n…\n')
}
