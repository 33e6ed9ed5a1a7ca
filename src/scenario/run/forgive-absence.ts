import type { ScenarioContext } from './scenario-context.ts'

/** Waits until every attempt that was made while the receiver was away has failed; none of these is held against it. */
export const forgiveAbsence = async ({ core, sent }: Pick<ScenarioContext, 'core' | 'sent'>): Promise<void> => {
  await core.quiet()
  sent.excuse()
}
