import type { ReportedState } from '../dialects/parsed-payload.ts'
import type { State } from './state.ts'
import { isObject } from '../kit/json-object.ts'
import type { CompleteEvent } from './payload.ts'

/** One line of a store, which restores the state after a restart. */
export type StoredLine =
  /** An event was processed; its key, if any, detects duplicates. */
  | {
      readonly kind: 'effect'
      readonly key?: string
      readonly event: string
      readonly id: string
      readonly mediaType?: string
      readonly interactionSubtype?: string
      readonly state: State | null
      readonly says?: ReportedState
    }
  /** A key was seen, whether or not its event was processed. */
  | { readonly kind: 'mark'; readonly key: string }
  /** A body was accepted and is processed later. */
  | { readonly kind: 'owed'; readonly name: string; readonly body: string; readonly dialect?: string }
  /** An accepted body was processed. */
  | { readonly kind: 'done'; readonly name: string }

/** The persistent state of a receiver. */
export interface ReceiverStore {
  /** Its path, if it is a file. */
  readonly path?: string
  /** Its lines at the start, oldest first. */
  readonly lines: readonly StoredLine[]
  /**
   * Writes a line, which survives the end of the process. @throws {MockError} `STORE_NOT_WRITTEN`, then at every later
   * call
   */
  append(line: StoredLine): void
  /** Resolves once every appended line would survive a power failure. Rejects like `append`. */
  saved(): Promise<void>
  close(): Promise<void>
}

/** Returns the line of an effect, with the resulting state. */
export const effectLine = (
  { event, id, mediaType, interactionSubtype, says }: CompleteEvent,
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

/** A store that keeps nothing: the receiver has only its memory. */
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

/** Returns whether a JSON value is a line of a store. */
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
