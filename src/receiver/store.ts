import type { Said } from '../dialects/parsed-payload.ts'
import type { State } from './state.ts'
import { isObject } from '../kit/json-object.ts'
import type { Whole } from './payload.ts'

/** What a receiver writes down, so that a restart forgets nothing. */
export type StoredLine =
  /** An event took effect; with a key it is known again. */
  | {
      readonly kind: 'effect'
      readonly key?: string
      readonly event: string
      readonly id: string
      readonly mediaType?: string
      readonly interactionSubtype?: string
      readonly state: State | null
      readonly says?: Said
    }
  /** A key is known, whatever became of its event. */
  | { readonly kind: 'mark'; readonly key: string }
  /** A body was accepted that is worked on later. */
  | { readonly kind: 'owed'; readonly name: string; readonly body: string; readonly dialect?: string }
  /** What was owed is done. */
  | { readonly kind: 'done'; readonly name: string }

/** Where a receiver keeps what it has done. */
export interface ReceiverStore {
  /** Where it is, if it is a file. */
  readonly path?: string
  /** What was there at the start, oldest first. */
  readonly lines: readonly StoredLine[]
  /**
   * Writes a line; what ends the process from now on does not take it away. @throws {MockError} `STORE_NOT_WRITTEN`,
   * from then on at every call
   */
  append(line: StoredLine): void
  /** Resolves when every line appended until now would survive a power cut. Rejects like `append`. */
  saved(): Promise<void>
  close(): Promise<void>
}

/** Writes an effect down, with the state that it led to. */
export const effectLine = (
  { event, id, mediaType, interactionSubtype, says }: Whole,
  state: State | null,
  key?: string,
): StoredLine => ({
  kind: 'effect',
  event,
  id,
  state,
  ...(key !== undefined && { key }),
  ...(mediaType !== undefined && { mediaType }),
  ...(interactionSubtype !== undefined && { interactionSubtype }),
  ...(says && { says }),
})

/** A store that keeps nothing: the receiver's memory is all there is. */
export const noStore: ReceiverStore = {
  lines: [],
  append: () => undefined,
  saved: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isSaid = (value: unknown): boolean =>
  value === undefined ||
  (isObject(value) &&
    isText(value.of) &&
    isText(value.state) &&
    (value.at === undefined || typeof value.at === 'number'))
const isTextOrNothing = (value: unknown): boolean => value === undefined || isText(value)

/** Whether a value of JSON is a line of a store. */
export const isStoredLine = (value: unknown): value is StoredLine => {
  if (typeof value !== 'object' || value === null) return false
  const { kind, key, event, id, mediaType, interactionSubtype, state, says, name, body, dialect } = value as Readonly<
    Record<string, unknown>
  >
  switch (kind) {
    case 'effect':
      return (
        isText(event) &&
        isText(id) &&
        [key, mediaType, interactionSubtype].every(isTextOrNothing) &&
        (state === null || isText(state)) &&
        isSaid(says)
      )
    case 'mark':
      return isText(key)
    case 'owed':
      return isText(name) && isText(body) && isTextOrNothing(dialect)
    case 'done':
      return isText(name)
    default:
      return false
  }
}
