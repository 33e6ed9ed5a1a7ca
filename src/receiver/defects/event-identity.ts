import { DIALECTS } from '../../dialects/registry.ts'
import { isObject } from '../../kit/json-object.ts'
import type { Visit } from '../behavior.ts'
import type { DefectiveBehavior } from './defect.ts'
import { keyed } from './keys.ts'

/** Returns the time in a body, as text. */
const timestampOf = ({ body }: Visit): string =>
  /"event_timestamp"\s*:\s*"([^"]*)"/.exec(Buffer.from(body ?? []).toString())?.[1] ?? ''

/** Receivers that do not deduplicate conversation events by event_id. */
export const eventIdentityDefects: readonly DefectiveBehavior[] = [
  {
    name: 'dedupes-by-conversation',
    apply: keyed(({ id, says }) => says?.of ?? id),
  },
  {
    name: 'dedupes-by-conversation-and-event',
    apply: keyed(({ id, event, says }) => (says ? `${event} ${says.of}` : id)),
  },
  {
    name: 'dedupes-by-timestamp',
    apply: keyed(({ id }, visit) => timestampOf(visit) || id),
  },
  {
    name: 'dedupes-by-event-id-and-attempt',
    // The signature contains the time of the attempt.
    apply: keyed(
      ({ id }, { request, dialect }) => `${id} ${request.headers.get(DIALECTS[dialect].signature.header) ?? ''}`,
    ),
  },
  {
    name: 'dedupes-only-conversation-events',
    apply: keyed(({ id, says }, { number }) => (says ? id : `${id} ${String(number)}`)),
  },
  {
    name: 'treats-bans-as-duplicates',
    apply: keyed(({ id, event, says }) => (says ? id : event)),
  },
  {
    name: 'requires-uuid-event-ids',
    apply: (behavior) => ({
      ...behavior,
      understand: (json, dialect) => {
        const id = isObject(json) && typeof json.event_id === 'string' ? json.event_id : undefined
        return id === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
          ? behavior.understand(json, dialect)
          : undefined
      },
    }),
  },
]
