import type { Assumptions } from '../contract/assumptions.ts'
import type { EventName } from './catalogue.ts'
import type { Interaction } from './interaction.ts'
import { makeQueue } from './make-interaction.ts'
import { makeAgent, makeRequester } from './people.ts'
import { pick, type Random } from './random.ts'
import { TAGS } from './texts.ts'

/**
 * Returns the fields of an interaction that an event changes, with their new values. An assignee or queue that is
 * missing is generated.
 */
export const transition = (
  name: EventName,
  before: Interaction,
  random: Random,
  assume: Assumptions,
): Partial<Interaction> => {
  switch (name) {
    case 'STARTED':
      return before.state === 'FINISHED' ? {} : { state: 'STARTED' }
    case 'FINISHED':
      return { state: 'FINISHED', status: 'CLOSED' }
    case 'ConversationEnqueued':
      return { queue: before.queue ?? makeQueue(random) }
    case 'ConversationAbandoned':
      // Closed with no agent assigned.
      return { queue: before.queue ?? makeQueue(random), status: 'CLOSED', assignee: null }
    case 'ConversationAssigned':
      return { assignee: before.assignee ?? makeAgent(random, assume) }
    case 'ConversationUnassigned':
      return { assignee: null }
    case 'ConversationTransferred':
      return random.next() < 0.5
        ? { assignee: makeAgent(random, assume) }
        : { queue: makeQueue(random), assignee: null }
    case 'ConversationOpen':
    case 'ConversationPendingExpired':
      return { status: 'OPEN' }
    case 'ConversationPending':
      return { status: 'PENDING' }
    case 'ConversationClosed':
      return { status: 'CLOSED' }
    case 'ConversationTagAdded':
      return { tags: [...before.tags, { id: random.uuid(), name: pick(random, TAGS), is_deactivated: false }] }
    case 'ConversationTagRemoved':
      return { tags: before.tags.slice(0, -1) }
    case 'ConversationEndUserReplaced':
      return { requester: makeRequester(random, assume) }
    default:
      return {}
  }
}
