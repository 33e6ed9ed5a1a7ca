import type { DeliveryView } from '../../timeline/entry-view.ts'

/** Reads the medium of an interaction from a payload: `chat · WhatsApp`; empty if the payload has none. */
export const mediumIn = ({ body }: Pick<DeliveryView, 'body'>): string => {
  try {
    const { data } = JSON.parse(body ?? '') as {
      data?: { entities?: { entity?: Readonly<Record<string, unknown>> }[] }
    }
    const { mediaType, interactionSubtype } = data?.entities?.[0]?.entity ?? {}
    return [mediaType, interactionSubtype].filter((text) => typeof text === 'string').join(' · ')
  } catch {
    return ''
  }
}

/** The most interactions whose medium is looked up, to limit requests. */
const MAX_LOOKED_UP = 60

/** Looks up the media of interactions on first use, with one request each. */
export class Media {
  readonly #known = new Map<string, string>()
  readonly #load: (deliveryId: string) => Promise<DeliveryView>
  readonly #found: () => void

  constructor(load: (deliveryId: string) => Promise<DeliveryView>, found: () => void) {
    this.#load = load
    this.#found = found
  }

  /** Returns the medium; empty until it is known. */
  of(interactionId: string, deliveryOf: () => string | undefined): string {
    const known = this.#known.get(interactionId)
    if (known !== undefined) return known
    if (this.#known.size >= MAX_LOOKED_UP) return ''
    const deliveryId = deliveryOf()
    if (deliveryId === undefined) return ''
    this.#known.set(interactionId, '')
    this.#load(deliveryId).then(
      (delivery) => {
        this.#known.set(interactionId, mediumIn(delivery))
        this.#found()
      },
      () => undefined,
    )
    return ''
  }

  clear(): void {
    this.#known.clear()
  }
}
