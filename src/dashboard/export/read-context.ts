import type { Part } from '../../timeline/notes.ts'
import type { ControlClient } from '../control-client.ts'
import type { ExportContext } from './export-context.ts'

const healthOf = async (client: ControlClient): Promise<{ readonly seed: number; readonly version: string }> =>
  (await (await client.control('/health')).json()) as { seed: number; version: string }

/** Reads the facts about the mock for a picture. @throws {Error} when the mock cannot be reached */
export const readExportContext = async (client: ControlClient, parts: readonly Part[]): Promise<ExportContext> => {
  const [subscriptions, policy, { seed, version }] = await Promise.all([
    client.subscriptions(),
    client.retryPolicy(),
    healthOf(client),
  ])
  const dialects = new Set(Object.values(policy.inForce))
  return {
    parts: [...parts],
    receivers: subscriptions.map(({ name, url }) => ({ name, url })),
    policy:
      dialects.size === 1 ? ([...dialects][0] ?? policy.policy) : (policy.inForce['interactions'] ?? policy.policy),
    seed,
    version,
  }
}
