import type { EventName } from './catalogue.ts'
import type { Interaction } from './interaction.ts'
import type { Random } from './random.ts'

/**
 * Returns the events of a whole life cycle in order: created, queued, started, assigned, messages, finished and closed,
 * sometimes with a note, a tag, a pending phase or a rating. Seed 001: STARTED when the interaction is submitted in a
 * queue, FINISHED when an agent or a workflow stops it.
 */
export const lifeCycle = (interaction: Interaction, random: Random): readonly EventName[] => {
  const events: EventName[] = ['ConversationCreated', 'ConversationEnqueued', 'STARTED', 'ConversationAssigned']
  const messages = random.int(2, 4)
  for (let i = 0; i < messages; i++) events.push('ConversationMessageAdded')
  if (random.next() < 0.4) events.push('ConversationNoteAdded')
  if (random.next() < 0.4) events.push('ConversationTagAdded')
  if (interaction.mediaType === 'email' && random.next() < 0.5)
    events.push('ConversationPending', 'ConversationOpen', 'ConversationMessageAdded')
  events.push('FINISHED', 'ConversationClosed')
  if (random.next() < 0.5) events.push('ConversationRated')
  return events
}

/**
 * Returns the open messages of one conversation in order: a bot greets and offers quick replies, an agent types and
 * writes, sometimes with an attachment, and a receipt reports the result of a message from the end user.
 */
export const openMessageLife = (random: Random): readonly EventName[] => {
  const events: EventName[] = ['OpenMessageQuickReplies', 'OpenMessageReceipt']
  const messages = random.int(2, 4)
  for (let i = 0; i < messages; i++) events.push('OpenMessageTyping', 'OpenMessageText')
  if (random.next() < 0.4) events.push('OpenMessageAttachment')
  events.push(random.next() < 0.8 ? 'OpenMessageReceipt' : 'OpenMessageFailure')
  return events
}
