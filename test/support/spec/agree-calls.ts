import type { RecordedCall } from './corpus.ts'
import { closureOf, isReported, type Agreement } from './agreement.ts'
import { at, escapeKey, gather, isRecord, looseEnds, type Json } from './schema-values.ts'

/** Statuses that the corpus has no response of: the guard asks for a socket, and nothing fails by itself. */
const UNSEEN = ['403', '500']

/** The documents have a 400 of the list as well, which takes nothing that could be wrong. */
const isUnseen = (here: string, status: string): boolean =>
  UNSEEN.includes(status) || (here === '/paths/~1v1~1webhooks/get' && status === '400')

export const matches = (path: string, call: RecordedCall): boolean =>
  new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(call.path)

/** Compares one operation with the calls of it. */
export const operation = (original: Json, path: string, method: string, calls: readonly RecordedCall[]): Agreement => {
  const here = `/paths/${escapeKey(path)}/${method}`
  const parameters = `/paths/${escapeKey(path)}/parameters`
  return {
    looksAt: [here, parameters, ...closureOf(original, here), ...closureOf(original, parameters)],
    run(spec, ajv) {
      const wrong: string[] = []
      const responses = at(spec, `${here}/responses`)
      if (!isRecord(responses)) return [`${here} is gone`]
      const taken = `${here}/requestBody/content/application~1json/schema`
      const body = at(spec, taken)
      if (body === undefined && at(original, taken) !== undefined) return [`${taken} is gone`]
      const takes =
        body === undefined
          ? undefined
          : ajv.compile({ $ref: `spec#${here}/requestBody/content/application~1json/schema` })
      const places = pathParameters(spec, parameters)
      const reached = new Map<string, unknown[]>()
      const answers = new Map<string, unknown[]>()
      for (const call of calls) {
        const told = `${call.method} ${call.path.slice(0, 80)} ${String(call.status)}`
        const isPathRight = places.every(({ name, pointer }) =>
          ajv.compile({ $ref: `spec#${pointer}/schema` })(valueIn(path, call.path, name)),
        )
        if (isPathRight === (call.wrong === 'path'))
          wrong.push(`${told}: the path is ${isPathRight ? 'right' : 'wrong'}`)
        const value =
          typeof call.body === 'string' && call.wrong === 'body' ? (JSON.parse(call.body) as unknown) : call.body
        if (takes && (call.wrong === 'body' || call.status < 300) && takes(value) === (call.wrong === 'body'))
          wrong.push(`${told}: the body is ${call.wrong === 'body' ? 'taken' : 'not taken'}`)
        const status = String(call.status)
        const response: unknown = responses[status]
        if (response === undefined) {
          wrong.push(`${told}: not in the spec`)
          continue
        }
        const shared =
          isRecord(response) && typeof response.$ref === 'string'
            ? response.$ref.slice(1)
            : `${here}/responses/${status}`
        const content = at(spec, `${shared}/content`)
        if (call.response === undefined) {
          if (content !== undefined) wrong.push(`${told}: no body`)
          continue
        }
        const schema = `${shared}/content/${escapeKey(call.type)}/schema`
        if (at(spec, schema) === undefined) wrong.push(`${told}: not as ${call.type}`)
        else answers.set(schema, [...(answers.get(schema) ?? []), call.response])
        if (call.status >= 400 && !messagesOf(spec, shared).includes(at(call.response, '/message')))
          wrong.push(`${told}: another message`)
      }
      for (const [schema, values] of answers) {
        const fits = ajv.compile({ $ref: `spec#${schema}` })
        if (!values.every((value) => fits(value))) wrong.push(`${schema}: ${ajv.errorsText(fits.errors)}`)
        gather(spec, ajv, schema, values, reached)
      }
      for (const status of Object.keys(responses))
        if (!isUnseen(here, status) && !calls.some((call) => String(call.status) === status))
          wrong.push(`${here}: ${status} is never answered`)
      for (const status of ['400', ...UNSEEN].filter((one) => isUnseen(here, one)))
        if (at(responses, `/${status}/$ref`) !== `#/components/responses/${unseenResponse(method, status)}`)
          wrong.push(`${here}: ${status} is another response`)
      const ends = looseEnds(spec, reached, (pointer) => !/Filter/.test(pointer))
      return [...wrong, ...ends.filter((end) => isReported(end) && !isSeldom(end))]
    },
  }
}

/** Schemas of which single operations show a part, and others the rest. */
const SHOWN_IN_PARTS = [
  'SubscribableEvent',
  'InteractionSubtype',
  'ConversationEvent',
  'InteractionEvent',
  'FilterCondition',
  'CombinedFilters',
  ': filters is',
  'NoRecentDelivery',
  'DeliveryDetailStatus is',
]

/** Ends that single operations do not show, and others do. */
const isSeldom = (end: string): boolean =>
  / is (?:never|always) there(?:, and not required)?$/.test(end) &&
  !end.includes('_type is always') &&
  SHOWN_IN_PARTS.some((part) => end.includes(part))

/** Texts that a shared response has as examples of its message. */
const messagesOf = (spec: Json, shared: string): readonly unknown[] => {
  const examples = at(spec, `${shared}/content/application~1json/examples`)
  return Object.values(isRecord(examples) ? examples : {}).map((one) => at(one, '/value/message'))
}

/** The shared responses of statuses that are never recorded. */
const unseenResponse = (method: string, status: string): string => {
  if (status === '400') return 'InvalidValue'
  if (status === '403') return 'Forbidden'
  return method === 'delete' ? 'DeletionFailure' : 'ServerError'
}

export const pathParameters = (spec: Json, parameters: string): readonly { name: string; pointer: string }[] => {
  const list = at(spec, parameters)
  return (Array.isArray(list) ? list : []).flatMap((one: unknown, index) => {
    const pointer = isRecord(one) && typeof one.$ref === 'string' ? one.$ref.slice(1) : `${parameters}/${String(index)}`
    const name = at(spec, `${pointer}/name`)
    return [{ name: String(name), pointer }]
  })
}

const valueIn = (path: string, given: string, name: string): string | undefined => {
  const index = path.split('/').indexOf(`{${name}}`)
  return index < 0 ? undefined : given.split('/')[index]
}
