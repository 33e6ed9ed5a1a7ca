import { DIALECTS } from '../../dialects/registry.ts'
import { isObject } from '../../kit/json-object.ts'
import type { RequestContext } from '../behavior.ts'
import type { DefectiveBehavior } from './defect.ts'
import { dedupingBy } from './keys.ts'

/** Returns the time in a body, as text. */
const timestampOf = ({ body }: RequestContext): string =>
  /"event_timestamp"\s*:\s*"([^"]*)"/.exec(Buffer.from(body ?? []).toString())?.[1] ?? ''

/** Receivers that do not deduplicate conversation events by event_id. */
export const eventIdentityDefects: readonly DefectiveBehavior[] = [
  {
    name: 'dedupes-by-conversation',
    apply: dedupingBy(({ id, says }) => says?.of ?? id),
  },
  {
    name: 'dedupes-by-conversation-and-event',
    apply: dedupingBy(({ id, event, says }) => (says ? `${event} ${says.of}` : id)),
  },
  {
    name: 'dedupes-by-timestamp',
    apply: dedupingBy(({ id }, context) => timestampOf(context) || id),
  },
  {
    name: 'dedupes-by-event-id-and-attempt',
    // The signature contains the time of the attempt.
    apply: dedupingBy(
      ({ id }, { request, dialect }) => `${id} ${request.headers.get(DIALECTS[dialect].signature.header) ?? ''}`,
    ),
  },
  {
    name: 'dedupes-only-conversation-events',
    apply: dedupingBy(({ id, says }, { number }) => (says ? id : `${id} ${String(number)}`)),
  },
  {
    name: 'treats-bans-as-duplicates',
    apply: dedupingBy(({ id, event, says }) => (says ? id : event)),
  },
  {
    name: 'requires-uuid-event-ids',
    apply: (behavior) => ({
      ...behavior,
      readPayload: (json, dialect) => {
        const id = isObject(json) && typeof json.event_id === 'string' ? json.event_id : undefined
        return id === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
          ? behavior.readPayload(json, dialect)
          : undefined
      },
    }),
  },
]
