import type { Command } from 'commander'
import { resolveAssumptions, type Assumptions } from '../../contract/assumptions.ts'
import { createDialects } from '../../dialects/registry.ts'
import { EVENT_EXAMPLES, type EventName } from '../../events/catalogue.ts'
import type { InteractionInput } from '../../events/interaction.ts'
import { attachToEvent, checkForDialect } from '../../faults/attach.ts'
import { checkFaults } from '../../faults/carrier.ts'
import type { FaultInput } from '../../faults/fault.ts'
import { isInternal, neverReached } from '../../journal/outcome.ts'
import { MockError } from '../../kit/error.ts'
import { isObject } from '../../kit/json-object.ts'
import { createMockInProcess } from '../../mock.ts'
import { inertJson } from '../../reporters/inert-json.ts'
import { viewEntry } from '../../server/delivery-view.ts'
import { createViewMask } from '../../server/view-mask.ts'
import { addOptions, resolveOptions } from '../command-options.ts'
import { engineOptions, mergeAssumptions } from '../engine-options.ts'
import { EXIT } from '../exit.ts'
import { missingOption } from '../missing.ts'
import { EXAMPLE_TARGET } from '../options/example-target.ts'
import { parseEvent } from '../options/option-kinds.ts'
import { send } from '../options/send.ts'
import { paintFor } from '../paint.ts'
import { field } from '../say.ts'
import { createTimeline } from '../timeline.ts'

/**
 * Checks the faults for every event before any is sent.
 * @throws {MockError} `FAULTS_CLASH`, `FAULT_PARAMETER_INVALID`
 */
const checkAll = (events: readonly EventName[], given: readonly FaultInput[], assume: Partial<Assumptions>): void => {
  const { attempts } = attachToEvent(given)
  checkFaults(attempts)
  const { dialectOf } = createDialects(resolveAssumptions(assume))
  for (const event of events) checkForDialect(attempts, dialectOf(event))
}

export const registerSend = (program: Command): void => {
  const command = program
    .command('send')
    .argument('<event...>', `events such as ${EVENT_EXAMPLES}; all are about one interaction`)
    .description('Signs and delivers events once, retries by the policy, prints the attempts, and exits.')
    .addHelpText(
      'after',
      `
Example:
  $ mock-genesys send STARTED FINISHED --target ${EXAMPLE_TARGET} --secret app-secret --clock auto
  $ mock-genesys send STARTED FINISHED --target ${EXAMPLE_TARGET} --secret app-secret --fault reorder --fault \
unsigned:attempts=1

Exits with 0 if all were delivered, 1 if one was not, 3 if the target could not be reached.`,
    )
  addOptions(command, send).action(async (names: string[]) => {
    const events = names.map(parseEvent)
    const given = await resolveOptions(command.opts(), send)
    if (given.target === undefined || given.secret === undefined)
      throw missingOption(given.target === undefined ? 'target' : 'secret')
    if (given.clock === 'manual')
      throw new MockError({
        code: 'CLOCK_MANUAL',
        message: 'nothing advances a manual clock here',
        fix: 'use --clock auto, which skips every wait, or real',
      })
    if (given.interaction !== undefined && !isObject(given.interaction)) {
      throw new MockError({
        code: 'INTERACTION_INVALID',
        message: '--interaction is not a JSON object',
        fix: 'write --interaction \'{"mediaType":"chat"}\'',
      })
    }
    checkAll(events, given.fault, mergeAssumptions(given.assume))
    const mock = createMockInProcess({
      ...engineOptions(given),
      clock: given.clock,
      selfUriBase: given.selfUriBase.replace(/\/+$/, ''),
      subscriptions: [{ url: given.target, secret: given.secret, events }],
    })
    const mask = createViewMask(mock)
    const tell = createTimeline({
      paint: paintFor(process.stdout),
      mask,
      since: mock.clock.now(),
      delivery: (id) => mock.journal.delivery(id),
    })
    mock.journal.watch((entry) => {
      const line = given.json ? inertJson(viewEntry(entry, mask)) : tell(entry)
      if (line !== undefined) process.stdout.write(`${line}\n`)
    })
    let interaction: InteractionInput | undefined = given.interaction
    for (const event of events)
      interaction = {
        id: mock.publish(event, { ...(interaction && { interaction }), faults: given.fault }).interactionId,
      }
    await mock.settled()
    const deliveries = [...mock.journal.deliveries()]
    await mock.close()
    if (deliveries.every(({ state }) => state === 'delivered')) return
    const outcomes = deliveries.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome))
    if (outcomes.some(isInternal)) {
      process.exitCode = EXIT.ours
      return
    }
    process.exitCode = outcomes.length > 0 && outcomes.every(neverReached) ? EXIT.unreachable : EXIT.broken
    if (!given.json && process.exitCode === EXIT.unreachable)
      process.stderr.write(
        `error TARGET_UNREACHABLE: no attempt reached ${field(mask(given.target))}
  fix: start the receiver, or check the host and port
`,
      )
  })
}
