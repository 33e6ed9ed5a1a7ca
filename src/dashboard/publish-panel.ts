import { isObject } from '../kit/json-object.ts'
import type { AttachedFaultsBar } from './attached-faults.ts'
import type { ControlClient, InteractionRequest } from './control-client.ts'
import { element, part } from './element.ts'
import { EVENT_NAMES, isEventName } from './event-names.ts'

/** Reads the JSON that a person wrote; empty means that none is given. @throws {Error} when it is no JSON object */
export const readInteraction = (text: string): InteractionRequest | undefined => {
  if (text.trim() === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`the interaction is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
  if (!isObject(value)) throw new Error('the interaction is no JSON object; write for example {"mediaType":"email"}')
  return value
}

/** Wires what publishes: the two events, any other, and a whole life cycle. */
export const wirePublish = (
  client: ControlClient,
  attached: AttachedFaultsBar,
  act: (work: () => Promise<unknown>) => void,
): void => {
  const other = part('other-event', HTMLSelectElement)
  const interaction = part('interaction', HTMLTextAreaElement)
  other.append(...EVENT_NAMES.slice(2).map((name) => element('option', { value: name }, name)))
  part('publish', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    const pressed =
      event.submitter instanceof HTMLButtonElement && event.submitter.value !== '' ? event.submitter.value : other.value
    act(async () => {
      const given = readInteraction(interaction.value)
      if (!isEventName(pressed)) return
      const { deliveries } = await client.publish({
        event: pressed,
        ...(given && { interaction: given }),
        ...(attached.list.length > 0 && { faults: [...attached.list] }),
      })
      if (deliveries.length === 0)
        throw new Error(`${pressed} was published, and goes to nobody: no enabled subscription names it`)
    })
  })
  part('play', HTMLButtonElement).addEventListener('click', () => {
    act(async () => client.play(readInteraction(interaction.value), part('pace', HTMLInputElement).value.trim()))
  })
}
