import type { Scene } from './scene.ts'

/** Waits until every attempt that was made while the receiver was away has failed; none of these is held against it. */
export const forgiveAbsence = async ({ core, sent }: Pick<Scene, 'core' | 'sent'>): Promise<void> => {
  await core.quiet()
  sent.excuse()
}
