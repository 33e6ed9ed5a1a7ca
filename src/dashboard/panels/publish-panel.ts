import { isObject } from '../../kit/json-object.ts'
import type { AttachedFaultsBar } from './attached-faults.ts'
import type { ControlClient, InteractionRequest } from '../mock/control-client.ts'
import { element, part } from '../parts/element.ts'
import { EVENTS_BY_DIALECT, isEventName } from './event-names.ts'

/** Parses the JSON that the user entered; empty means that none is given. @throws {Error} if it is not a JSON object */
const readInteraction = (text: string): InteractionRequest | undefined => {
  if (text.trim() === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`the interaction is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
  if (!isObject(value))
    throw new Error('the interaction is not a JSON object (expected for example {"mediaType":"email"})')
  return value
}

export interface PublishingParts {
  readonly client: ControlClient
  readonly attached: AttachedFaultsBar
  /** Runs a user's action; a refusal is reported next to the field, if one is named. */
  readonly act: (work: () => Promise<unknown>, beside?: HTMLElement) => Promise<void>
  /** Called with the deliveries of the event that was just published. */
  readonly published: (event: string, deliveries: readonly string[]) => void
}

/** Wires the buttons that publish the usual event, any other event, or a whole life cycle. */
export const wirePublish = ({ client, attached, act, published }: PublishingParts): void => {
  const other = part('other-event', HTMLSelectElement)
  const interaction = part('interaction', HTMLTextAreaElement)
  const beside = part('interaction-error', HTMLElement)
  other.append(
    ...EVENTS_BY_DIALECT.slice(1).map(([dialect, events]) =>
      element('optgroup', { label: dialect }, ...events.map((name) => element('option', { value: name }, name))),
    ),
  )
  const given = (): InteractionRequest | undefined => {
    try {
      return readInteraction(interaction.value)
    } catch (error) {
      part('publish-menu', HTMLElement).showPopover()
      interaction.focus()
      throw error
    }
  }
  part('publish', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    const pressed =
      event.submitter instanceof HTMLButtonElement && event.submitter.value !== '' ? event.submitter.value : other.value
    void act(async () => {
      const interactionGiven = given()
      if (!isEventName(pressed)) return
      const { deliveries } = await client.publish({
        event: pressed,
        ...(interactionGiven && { interaction: interactionGiven }),
        ...(attached.list.length > 0 && { faults: [...attached.list] }),
      })
      if (deliveries.length === 0)
        throw new Error(`${pressed} was published, but no enabled subscription names it: nothing is delivered`)
      published(pressed, deliveries)
    }, beside)
  })
  const pace = part('pace', HTMLInputElement)
  part('play', HTMLButtonElement).addEventListener('click', () => {
    if (!pace.reportValidity()) return
    void act(async () => {
      await client.play(given(), pace.value.trim())
      published('a life cycle', [])
    }, beside)
  })
}
