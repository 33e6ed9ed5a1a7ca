import { SNIPPETS, type StackName } from './generated/snippets.ts'
import type { Topic } from './topics.ts'

export type { StackName } from './generated/snippets.ts'

const isStack = (name: string): name is StackName => name in SNIPPETS

/** The stacks that there is code for, as `--stack` takes them. */
export const STACK_NAMES: readonly StackName[] = Object.keys(SNIPPETS).filter(isStack)

/** Returns the name of the framework that the code of a stack is for. */
export const frameworkOf = (stack: StackName): string => SNIPPETS[stack].framework

/** Returns the code of a stack that shows the topics, or undefined where there is none. */
export const codeOf = (stack: StackName, topics: readonly Topic[]): string | undefined => {
  const found = topics.flatMap((topic) => SNIPPETS[stack].code[topic] ?? [])
  return found.length === 0 ? undefined : found.join('\n…\n')
}
