import { createHmac, timingSafeEqual } from 'node:crypto'
import express from 'express'

const app = express()
const operations = new Set()
const states = new Map()
const details = new Map()
const counts = new Map()

const isValid = (signature, body) => {
  const expected = `sha1=${createHmac('sha1', process.env.WEBHOOK_SECRET).update(body).digest('hex')}`
  return signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
}

app.post('/webhook', express.raw({ type: 'application/json' }), (req, res) => {
  const signature = req.get('X-Hub-Signature')
  if (!signature || !isValid(signature, req.body)) return res.status(401).send('invalid signature')
  const { operationId, data } = JSON.parse(req.body)
  if (!operations.has(operationId)) {
    operations.add(operationId)
    for (const { event, entity } of data.entities) {
      states.set(entity.id, event)
      details.set(entity.id, { mediaType: entity.mediaType, interactionSubtype: entity.interactionSubtype })
      counts.set(`${event} ${entity.id}`, (counts.get(`${event} ${entity.id}`) ?? 0) + 1)
    }
  }
  res.json({
    status: { code: 0, message: 'OK' },
    data: { ids: data.entities.map(({ entity }) => ({ id: entity.id })) },
  })
})

app.get('/processed', ({ query }, res) => res.json({ count: counts.get(`${query.event} ${query.interactionId}`) ?? 0 }))
app.get('/state', ({ query }, res) => res.json({ state: states.get(query.interactionId) ?? null }))
app.get('/details', ({ query }, res) => res.json({ details: details.get(query.interactionId) ?? null }))

app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1')
