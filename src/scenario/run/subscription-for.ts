import { EVENTS_OF } from '../../events/catalogue.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { PublishStep } from '../model/steps/publish.ts'
import type { ScenarioContext } from './scenario-context.ts'

/** Returns the subscription that a step publishes to: one for each target and secret, created on first use. */
export const subscriptionFor = (
  { to, under }: Pick<PublishStep, 'to' | 'under'>,
  { core, run, secrets }: Pick<ScenarioContext, 'core' | 'run' | 'secrets'>,
): Subscription => {
  // Scenarios with a second subscription only run if there is one.
  const { target, secret } = to === 'second' && run.second ? run.second : run
  const signedWith = under === undefined ? secret : (secrets[under] ?? secret)
  return (
    core.subscriptions().find((one) => one.url === target && one.secret === signedWith) ??
    core.subscribe({ url: target, secret: signedWith, events: EVENTS_OF[run.dialect] })
  )
}
