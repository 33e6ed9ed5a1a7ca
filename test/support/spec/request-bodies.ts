import { SUBSCRIBABLE_EVENTS } from '../../../src/events/catalogue.ts'

/** A body of a creation with every member. */
export const VALID = {
  name: 'Dashboard Integration',
  events: ['ConversationCreated', 'STARTED'],
  url: 'http://127.0.0.1:9/dashboard_integration',
  authorization: { username: 'webhook_user', password: 'webhook_password', _type: 'BasicAuth' },
  customHeaders: { 'X-Token': 'one' },
  enabled: true,
}
const condition = (kind: string, field: string) => ({ field, values: ['email'], _type: kind })
const filters = (strategy: string, ...conditions: readonly object[]) => ({
  Conversation: { strategy, conditions, _type: 'CombinedFilters' },
})

/** Bodies of a creation that the spec takes. */
export const GOOD: readonly object[] = [
  VALID,
  { name: 'a', url: 'http://127.0.0.1:9/', authorization: { _type: 'NoAuth' } },
  { ...VALID, name: 'n'.repeat(255), customHeaders: {} },
  { ...VALID, url: `http://127.0.0.1:9/${'u'.repeat(2048 - 19)}` },
  { ...VALID, authorization: { value: 't', _type: 'TokenAuth' } },
  { ...VALID, authorization: { value: '!~', _type: 'TokenAuth' } },
  { ...VALID, events: [...SUBSCRIBABLE_EVENTS], enabled: false },
  { ...VALID, customHeaders: { 'X-Empty': '', 'x!#$%&-': 'a b', ['n'.repeat(256)]: 'v'.repeat(8192) } },
  { ...VALID, customHeaders: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`X-${String(i)}`, 'v'])) },
  {
    ...VALID,
    filters: filters('All', condition('IsOneOf', 'InitialChannel'), condition('IsNotOneOf', 'OperationOrigin')),
  },
  { ...VALID, filters: filters('Any', condition('IsOneOf', 'QueueId')) },
]

/** What is put in place of a member so that the spec does not take the body. */
export const SPOILT: readonly object[] = [
  ...['', '  ', 'n'.repeat(256), 1, null].map((name) => ({ name })),
  ...['', `http://127.0.0.1:9/${'u'.repeat(2048 - 18)}`, 1].map((url) => ({ url })),
  ...['ConversationCreated', ['Nothing'], [1], null].map((events) => ({ events })),
  ...['yes', 1, null].map((enabled) => ({ enabled })),
  ...[
    'NoAuth',
    {},
    { _type: 'OAuth' },
    { username: 'u', _type: 'BasicAuth' },
    { password: 'p', _type: 'BasicAuth' },
    { username: 'u', password: 'p' },
    { username: 'u:v', password: 'p', _type: 'BasicAuth' },
    { username: 'u\n', password: 'p', _type: 'BasicAuth' },
    { username: 'u', password: 'p\n', _type: 'BasicAuth' },
    { username: 1, password: 'p', _type: 'BasicAuth' },
    { username: 'u', password: 1, _type: 'BasicAuth' },
    { _type: 'TokenAuth' },
    { value: '', _type: 'TokenAuth' },
    { value: 'a b', _type: 'TokenAuth' },
    { value: 1, _type: 'TokenAuth' },
    { username: 'u', password: 'p', _type: 'Basic' },
    { value: 't', _type: 'Token' },
    { value: 't' },
    { username: 'u', password: 'p', value: 't', _type: 'None' },
  ].map((authorization) => ({ authorization })),
  ...[
    'X: y',
    [],
    { 'X A': 'b' },
    { ['n'.repeat(257)]: 'b' },
    { 'X-A': 'b\n' },
    { 'X-A': 1 },
    { 'X-A': 'v'.repeat(8193) },
    Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`X-${String(i)}`, 'v'])),
  ].map((customHeaders) => ({ customHeaders })),
  ...[
    'all',
    [],
    { Conversation: 'all' },
    { Conversation: { conditions: [condition('IsOneOf', 'QueueId')], _type: 'CombinedFilters' } },
    { Conversation: { strategy: 'All', _type: 'CombinedFilters' } },
    { Conversation: { strategy: 'All', conditions: [condition('IsOneOf', 'QueueId')] } },
    { Conversation: { strategy: 'All', conditions: [condition('IsOneOf', 'QueueId')], _type: 'Filters' } },
    { Conversation: { strategy: 'All', conditions: 'none', _type: 'CombinedFilters' } },
    filters('All'),
    filters('Most', condition('IsOneOf', 'QueueId')),
    filters('All', condition('Is', 'QueueId')),
    filters('All', condition('IsOneOf', 'Color')),
    filters('All', { field: 'QueueId', values: ['x'] }),
    filters('All', { field: 'QueueId', _type: 'IsOneOf' }),
    filters('All', { values: ['x'], _type: 'IsOneOf' }),
    filters('All', { field: 'QueueId', values: [], _type: 'IsOneOf' }),
    filters('All', { field: 'QueueId', values: [1], _type: 'IsOneOf' }),
    filters('All', { field: 'QueueId', values: 'x', _type: 'IsOneOf' }),
  ].map((one) => ({ filters: one })),
]
