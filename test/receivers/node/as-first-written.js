import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const interactions = new Map()

const readBody = (req) =>
  new Promise((resolve, reject) => {
    const chunks = []
    req.on('data', (chunk) => chunks.push(chunk))
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', reject)
  })

const send = (res, status, body) => {
  res.writeHead(status, { 'Content-Type': 'application/json' })
  res.end(JSON.stringify(body))
}

const server = createServer(async (req, res) => {
  const url = new URL(req.url, 'http://localhost')
  if (req.method === 'POST' && url.pathname === '/webhook') {
    const raw = await readBody(req)
    const expected = 'sha1=' + createHmac('sha1', process.env.WEBHOOK_SECRET).update(raw).digest('hex')
    const given = req.headers['x-hub-signature']
    if (!given || given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
      return send(res, 401, { status: { code: 401, message: 'Unauthorized' } })
    let payload
    try {
      payload = JSON.parse(raw)
    } catch {
      return send(res, 400, { status: { code: 400, message: 'invalid JSON' } })
    }
    for (const { event, entity } of payload.data.entities) {
      const known = interactions.get(entity.id) ?? { count: {} }
      if (!known.count[event])
        interactions.set(entity.id, { ...known, entity, state: event, count: { ...known.count, [event]: 1 } })
    }
    return send(res, 200, { status: { code: 0, message: 'OK' } })
  }
  const known = interactions.get(url.searchParams.get('interactionId'))
  if (url.pathname === '/processed') return send(res, 200, { count: known?.count[url.searchParams.get('event')] ?? 0 })
  if (url.pathname === '/state') return send(res, 200, { state: known?.state ?? null })
  if (url.pathname === '/details')
    return send(res, 200, {
      details: known
        ? { mediaType: known.entity.mediaType, interactionSubtype: known.entity.interactionSubtype }
        : null,
    })
  send(res, 404, {})
})

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
