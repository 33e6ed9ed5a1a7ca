import { quietly } from '../parts/quietly.ts'
import type { AttachedFaultsBar } from './attached-faults.ts'
import { part } from '../parts/element.ts'
import type { ControlClient, FaultInfoView, RetryPolicyView, StandingFaultView } from '../mock/control-client.ts'
import type { Entry } from '../../timeline/entry-view.ts'
import { FaultDialog } from './fault-dialog.ts'
import { FaultsPanel } from './faults-panel.ts'
import type { Model } from '../model.ts'
import { PolicyPanel } from './policy-panel.ts'

export interface EngineParts {
  readonly client: ControlClient
  readonly model: Model
  readonly attached: AttachedFaultsBar
  /** Runs a user's action, and reports if it is refused. */
  readonly act: (work: () => Promise<unknown>, beside?: HTMLElement) => Promise<void>
  /** Called when the current policy was read. */
  readonly policyRead: (policy: RetryPolicyView) => void
  readonly changed: () => void
}

/** The panels that change how the engine behaves: its faults and its retry policy. */
export interface EnginePanels {
  /** Reads the current state without waiting for a change. */
  read(): Promise<void>
  take(entries: readonly Entry[]): void
  draw(now: number): void
  /** Resets the panels for another mock, or for a restarted one. */
  clear(): void
}

/** Shortest time between two requests for the list of faults, in milliseconds, however often faults fire. */
const FAULTS_CHECK_MS = 200

const FAULTS_MOVED: ReadonlySet<Entry['type']> = new Set(['faults-changed', 'fault-fired', 'api-fault-fired', 'reset'])

/** Wires the panels to the control API. */
export const wireEngine = ({ client, model, attached, act, changed, policyRead }: EngineParts): EnginePanels => {
  let catalogue: readonly FaultInfoView[] = []
  let standing: readonly StandingFaultView[] = []
  let faultsMoved = false

  const readCatalogue = async (): Promise<readonly FaultInfoView[]> =>
    catalogue.length > 0 ? catalogue : (catalogue = await client.faultCatalogue())
  const readFaults = async (): Promise<void> => {
    await readCatalogue()
    standing = await client.faults()
    changed()
  }
  const readPolicy = async (): Promise<void> => {
    drawPolicy(await client.retryPolicy())
  }
  /** Reads that the user did not request: a failure shows in the connection's state. */

  const dialog = new FaultDialog({
    catalogue: readCatalogue,
    subscriptions: () => model.subscriptions,
    add: client.addFault,
    attach: (fault) => {
      attached.add(fault)
    },
  })
  const faults = new FaultsPanel({
    async add(input) {
      let taken = false
      await act(async () => {
        await client.addFault(input)
        taken = true
      })
      return taken
    },
    remove: (id) =>
      act(async () => {
        await client.removeFault(id)
        await readFaults()
      }),
    nameOf: (id) => model.nameOf(id),
    info: (fault) => catalogue.find(({ name }) => name === fault),
    choose: () => void act(() => dialog.open()),
  })
  const policy: PolicyPanel = new PolicyPanel(
    (text) =>
      void act(
        async () => {
          drawPolicy(await client.setRetryPolicy(text))
        },
        part('policy-error', HTMLElement),
      ),
  )
  const drawPolicy = (given: RetryPolicyView): void => {
    policy.draw(given)
    policyRead(given)
  }
  setInterval(() => {
    if (!faultsMoved) return
    faultsMoved = false
    quietly(readFaults)
  }, FAULTS_CHECK_MS)

  return {
    async read() {
      await Promise.all([readFaults(), readPolicy()])
    },
    take(entries) {
      faultsMoved ||= entries.some(({ type }) => FAULTS_MOVED.has(type))
      if (entries.some(({ type }) => type === 'reset')) faults.clear()
      if (entries.some(({ type }) => type === 'retry-policy-changed' || type === 'reset')) quietly(readPolicy)
    },
    draw: (now) => {
      faults.draw(standing, now)
    },
    clear() {
      standing = []
      faults.clear()
    },
  }
}
