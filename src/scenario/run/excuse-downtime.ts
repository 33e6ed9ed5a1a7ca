import type { ScenarioContext } from './scenario-context.ts'

/** Waits until every attempt made while the receiver was down has failed, and excuses these attempts. */
export const excuseDowntime = async ({ core, sent }: Pick<ScenarioContext, 'core' | 'sent'>): Promise<void> => {
  await core.quiet()
  sent.excuse()
}
