// A receiver on Express with mistakes as people make them: express.mjs --mistake=NAME prints its port. Without a
// mistake it is sound. RECEIVER_SECRET is what deliveries are signed with. Probes: /processed, /state.
import { createHmac, timingSafeEqual } from 'node:crypto'
import express from 'express'

const mistakes = new Set((/--mistake=(\S+)/.exec(process.argv.join(' '))?.[1] ?? '').split('+'))
const has = (name) => mistakes.has(name)
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const secretText = process.env.RECEIVER_SECRET ?? ''
const secret = has('secret-base64')
  ? Buffer.from(secretText, 'base64')
  : has('secret-newline')
    ? `${secretText}\n`
    : has('wrong-secret')
      ? 'the secret of staging'
      : secretText

const hmac = (bytes) =>
  createHmac(has('sha256') ? 'sha256' : 'sha1', secret)
    .update(bytes)
    .digest('hex')

/** What the signature is computed over. */
const signedBytes = (raw) => {
  if (has('stringify')) return JSON.stringify(JSON.parse(raw))
  if (has('latin1')) return raw.toString('latin1')
  if (has('trims-body')) return raw.toString().trim()
  return raw
}

const isSigned = (request) => {
  if (has('no-check')) return true
  const given = has('case-sensitive-header')
    ? request.rawHeaders[request.rawHeaders.indexOf('X-Hub-Signature') + 1 || request.rawHeaders.length]
    : request.get('x-hub-signature')
  if (has('only-when-signed') && given === undefined) return true
  if (has('missing-header-throws')) return given.slice(5) === hmac(signedBytes(request.body))
  if (given === undefined) return false
  const good = `sha1=${hmac(signedBytes(request.body))}`
  if (has('timing-safe-throws')) return timingSafeEqual(Buffer.from(given), Buffer.from(good))
  if (has('prefix-compared')) return given !== '' && good.startsWith(given.slice(0, 12))
  if (has('any-sha1')) return given.startsWith('sha1=')
  if (has('logs-secret')) console.log(`verified ${given} with ${secret}`)
  return (
    /^sha1=[\da-f]{40}$/i.test(given) &&
    timingSafeEqual(Buffer.from(given.slice(5).toLowerCase(), 'latin1'), Buffer.from(good.slice(5)))
  )
}

const interactions = new Map()
const operations = new Set()
const name = (id) => (has('varchar-20') ? id.slice(0, 20) : has('lowercases-ids') ? id.toLowerCase() : id)
const recordOf = (id) => {
  const key = name(id)
  const record = interactions.get(key) ?? { counts: {}, state: null }
  interactions.set(key, record)
  return record
}

class Conflict extends Error {}

const take = async ({ event, entity }, operationId) => {
  if (has('enum') && !['InboundNew', 'Outbound', 'TwitterPrivate'].includes(entity.interactionSubtype))
    throw new TypeError('bad subtype')
  if (has('null-member')) entity.mediaType.toLowerCase()
  const record = recordOf(entity.id)
  if (has('end-needs-start') && event === 'FINISHED' && !record.counts.STARTED)
    throw new Conflict('no such interaction')
  if (has('state-by-event')) record.state = event
  if (event !== 'STARTED' && event !== 'FINISHED') {
    if (has('unknown-event-throws')) throw new Error(`unknown event ${event}`)
    if (has('unknown-as-finished')) record.counts.FINISHED = (record.counts.FINISHED ?? 0) + 1
    return
  }
  if (has('drops-finished') && event === 'FINISHED') return
  const known =
    (has('by-interaction') ? Object.keys(record.counts).length > 0 : record.counts[event] > 0) && !has('no-dedupe')
  if (has('race')) await pause(1)
  if (known && has('conflict-on-duplicate')) throw new Conflict('duplicate')
  if (!known || has('state-by-event')) {
    record.counts[event] = known ? record.counts[event] : (record.counts[event] ?? 0) + 1
    if (event === 'FINISHED' || record.state === null || has('late-start-reopens')) record.state = event
  } else if (has('late-start-reopens')) record.state = event
}

const process_ = async (body) => {
  if (has('undefined-member')) return take(body.data.entities[0], body.operationId)
  if (has('needs-operation-id') && typeof body.operationId !== 'string') throw new TypeError('operationId is required')
  if (has('by-operation')) {
    if (operations.has(body.operationId)) return
    operations.add(body.operationId)
  }
  if (has('by-operation-conflict')) {
    if (operations.has(body.operationId)) throw new Conflict('duplicate')
    operations.add(body.operationId)
  }
  if (has('unknown-fields') && Object.keys(body).some((key) => !['operationId', 'data'].includes(key)))
    throw new TypeError('unknown field')
  const list = Array.isArray(body?.data?.entities) ? body.data.entities : []
  for (const entry of has('first-entity') ? list.slice(0, 1) : has('last-entity') ? list.slice(-1) : list) {
    if (typeof entry?.entity?.id !== 'string' && !has('null-entity')) continue
    await take(entry, body.operationId)
  }
}

const app = express()
if (has('basic-auth'))
  app.use('/webhook', (_request, response) =>
    response.set('WWW-Authenticate', 'Basic realm="admin"').status(401).send('Unauthorized'),
  )
if (has('login-page'))
  app.use('/webhook', (_request, response) =>
    response.send('<html><body><form action="/login">Sign in</form></body></html>'),
  )
if (has('redirect-login')) app.use('/webhook', (_request, response) => response.redirect('/login'))
if (has('redirect-slash'))
  app.use('/webhook', (request, response, next) =>
    request.originalUrl === '/webhook' ? response.redirect(308, '/webhook/') : next(),
  )
let requests = 0
if (has('rate-limit'))
  app.use('/webhook', (_request, response, next) =>
    (requests += 1) > 80 ? response.set('Retry-After', '60').status(429).send('Too many requests') : next(),
  )
app.get('/processed', ({ query }, response) =>
  response.json({ count: interactions.get(name(query.interactionId))?.counts[query.event] ?? 0 }),
)
app.get('/state', ({ query }, response) =>
  response.json({ state: interactions.get(name(query.interactionId))?.state ?? null }),
)
const isJson = ({ headers }) => !headers['content-type'] || /^(application|text)\/json\b/i.test(headers['content-type'])
app.use(
  express.raw({
    type: has('type-option')
      ? 'application/json'
      : has('exact-content-type')
        ? ({ headers }) => headers['content-type'] === 'application/json'
        : isJson,
    ...(!has('default-limit') && { limit: '20mb' }),
    inflate: false,
  }),
)
let busy = 0
const deliver = async (request, response) => {
  if (has('logs-body')) console.log(String(request.body))
  if (has('answers-first')) response.sendStatus(200)
  if (has('requires-trace') && !request.get('x-b3-traceid')) return response.status(400).send('trace id required')
  if (request.body === undefined && !has('type-option')) return response.sendStatus(415)
  if (has('acts-before-check')) await process_(JSON.parse(request.body)).catch(() => undefined)
  if (!isSigned(request)) return has('answers-first') || response.sendStatus(has('forbidden-as-200') ? 200 : 401)
  let body
  if (has('crash-on-json')) setTimeout(() => JSON.parse(request.body))
  try {
    body = JSON.parse(request.body)
  } catch (error) {
    if (has('json-throws')) throw error
    return response.status(has('bad-json-200') ? 200 : 400).send('no JSON')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return response.status(400).send('no object')
  if (has('works-first')) await pause(2600)
  if (has('slow-ten-percent') && (requests += 1) % 10 === 0) await pause(2600)
  if (has('locked-store') && busy > 2) throw new Error('SQLITE_BUSY: database is locked')
  busy += 1
  if (has('locked-store')) await pause(5)
  if (has('answers-then-works')) {
    response.sendStatus(200)
    await pause(5)
  }
  try {
    await process_(body)
  } catch (error) {
    if (has('catch-all-200')) return response.headersSent || response.sendStatus(200)
    if (error instanceof Conflict) return response.status(error.message === 'duplicate' ? 409 : 404).send(error.message)
    if (has('enum') || has('needs-operation-id') || has('unknown-fields'))
      return response.status(400).send(error.message)
    throw error
  } finally {
    busy -= 1
  }
  if (response.headersSent) return
  if (has('responds-with-204')) return response.sendStatus(204)
  if (has('responds-with-202')) return response.sendStatus(202)
  if (has('responds-with-201')) return response.sendStatus(201)
  if (has('error-in-body')) return response.json({ status: { code: 500, message: 'stored' } })
  response.status(200).json({ status: { code: 0, message: 'OK' } })
}
if (has('wrong-path')) app.post('/webhooks', deliver)
else if (has('any-method')) app.all('/webhook', deliver)
else app.post('/webhook', deliver)
if (!has('development'))
  app.use((error, _request, response, _next) => {
    if (response.headersSent) return
    response
      .status(has('catch-all-500') ? 500 : (error.status ?? 500))
      .send(has('shows-message') ? `Error: ${error.stack}` : 'failed')
  })

if (has('crash-on-json')) process.removeAllListeners('uncaughtException')
const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(server.address().port))
