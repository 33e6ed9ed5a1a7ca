import type { Part } from '../../timeline/notes.ts'
import type { ControlClient } from '../mock/control-client.ts'
import type { ExportContext } from './export-context.ts'
import type { FrozenJournal } from './frozen-journal.ts'

const healthOf = async (client: ControlClient): Promise<{ readonly seed: number; readonly version: string }> =>
  (await (await client.control('/health')).json()) as { seed: number; version: string }

/** Reads the facts about the mock for a picture. @throws {Error} when the mock cannot be reached */
export const readExportContext = async (client: ControlClient, parts: readonly Part[]): Promise<ExportContext> => {
  const [subscriptions, policy, { seed, version }] = await Promise.all([
    client.subscriptions(),
    client.retryPolicy(),
    healthOf(client),
  ])
  // That of the default dialect, which comes first.
  const [inForce = policy.policy] = Object.values(policy.inForce)
  return {
    parts: [...parts],
    receivers: subscriptions.map(({ name, url }) => ({ name, url })),
    policy: inForce,
    seed,
    version,
  }
}

/** Reads the content of an exported file besides its deliveries. @throws {Error} when the mock cannot be reached */
export const readFrozenContext = async (
  client: ControlClient,
): Promise<Pick<FrozenJournal, 'subscriptions' | 'policy' | 'health'>> => {
  const [subscriptions, policy, { seed, version }] = await Promise.all([
    client.subscriptions(),
    client.retryPolicy(),
    healthOf(client),
  ])
  return {
    // Files are shared, so secrets are left out.
    subscriptions: subscriptions.map(({ secretKey, ...rest }) => {
      void secretKey
      return rest
    }),
    policy,
    health: { seed, version },
  }
}
