import { dialectNameOf } from '../../../dialects/registry.ts'
import type { Interaction } from '../../../events/interaction.ts'
import type { Cursor, CheckedFields } from '../tree-cursor.ts'
import { readJson, readJsonMembers } from '../read-json.ts'
import type { StepScope } from '../step-scope.ts'
import { MAX_COPIES } from '../limits.ts'
import { readFaults } from '../read-faults.ts'
import type { Json } from '../../model/step-parts.ts'
import { SECRET_NAMES, type PublishStep } from '../../model/steps/publish.ts'
import type { StepReader } from '../step-reader.ts'
import type { Tree } from '../tree.ts'

const BODIES = ['json', 'text', 'hex'] as const

export const INTERACTION_MEMBERS = [
  'id',
  'sessionId',
  'mediaType',
  'interactionSubtype',
  'selfUri',
  'state',
  'csid',
  'channel',
  'status',
  'direction',
  'queue',
  'contactPoint',
  'requester',
  'assignee',
  'subject',
  'tags',
  'customAttributes',
  'createdAt',
] as const satisfies readonly (keyof Interaction)[]

export const readPublish: StepReader<'publish'> = (step, at, cursor, scope) => {
  // A step can only refer to names of earlier steps, so its own name is read last.
  const event = cursor.event(step.get('publish')) ?? 'STARTED'
  const read = {
    kind: 'publish' as const,
    at,
    event,
    interaction: readInteraction(step.get('interaction'), cursor, scope),
    details: readJsonMembers(step.get('details'), 'details', scope.names, cursor),
    body: readBody(step, cursor, scope),
    copies: cursor.whole(step.get('copies'), 'copies', 1, MAX_COPIES) ?? 1,
    times: cursor.whole(step.get('times'), 'times', 1, MAX_COPIES) ?? 1,
    to: cursor.choice(step.get('to'), 'a subscription of the receiver', ['first', 'second']) ?? 'first',
    under: cursor.choice(step.get('secret'), 'the name of a secret', SECRET_NAMES),
    faults: readFaults(step.get('faults'), cursor, scope, event),
  }
  scope.sent = true
  scope.dialect ??= dialectNameOf(event)
  return { ...read, as: scope.name(step.get('as'), cursor) }
}

const readInteraction = (
  tree: Tree | undefined,
  cursor: Cursor,
  scope: StepScope,
): Readonly<Record<string, Json>> | undefined => {
  if (!tree) return undefined
  const members = cursor.members(tree, 'an interaction', { required: [], optional: INTERACTION_MEMBERS })
  cursor.choice(members?.get('mediaType'), 'a mediaType', ['chat', 'email'])
  for (const name of ['id', 'sessionId', 'selfUri']) cursor.reference(members?.get(name), name, scope.names)
  return readJsonMembers(tree.kind === 'mapping' ? tree : undefined, 'interaction', scope.names, cursor)
}

const readBody = (step: CheckedFields, cursor: Cursor, scope: StepScope): PublishStep['body'] => {
  const [first, ...more] = BODIES.filter((key) => step.get(key))
  for (const key of more)
    cursor.mistakes.note(
      'ONE_BODY',
      step.keySpan(key),
      `"${key}" is given together with "${String(first)}"`,
      'write one body: json, text or hex',
    )
  const json = step.get('json')
  if (json) return { json: readJson(json, scope.names, cursor.mistakes) }
  const text = cursor.reference(step.get('text'), 'the body', scope.names)
  if (text !== undefined) return { text }
  const tree = step.get('hex')
  const hex = cursor.text(tree, 'hex')?.replace(/\s+/g, '').toLowerCase()
  if (hex !== undefined && tree && !/^(?:[\da-f]{2})*$/.test(hex))
    cursor.mistakes.note(
      'BAD_HEX',
      tree.span,
      'hex contains something other than pairs of hexadecimal digits',
      'write two digits for each byte: "7b 22 ff 22 7d"',
    )
  return hex === undefined ? undefined : { hex }
}
