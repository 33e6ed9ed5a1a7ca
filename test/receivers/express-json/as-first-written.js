import express from 'express'
import XHubSignature from 'x-hub-signature'

const hub = new XHubSignature('sha1', process.env.WEBHOOK_SECRET)
const app = express()
const interactions = new Map()

app.use(express.json({ verify: (req, res, raw) => (req.rawBody = raw) }))

app.post('/webhook', (req, res) => {
  if (!hub.verify(req.get('X-Hub-Signature'), req.rawBody)) return res.sendStatus(401)
  for (const { event, entity } of req.body.data.entities) {
    const known = interactions.get(entity.id) ?? { events: [] }
    if (known.events.includes(event)) continue
    interactions.set(entity.id, { ...entity, state: event, events: [...known.events, event] })
  }
  res.json({ status: { code: 0, message: 'success' } })
})

app.get('/processed', (req, res) => {
  const events = interactions.get(req.query.interactionId)?.events ?? []
  res.json({ count: events.filter((event) => event === req.query.event).length })
})
app.get('/state', (req, res) => res.json({ state: interactions.get(req.query.interactionId)?.state ?? null }))
app.get('/details', (req, res) => {
  const { mediaType, interactionSubtype } = interactions.get(req.query.interactionId) ?? {}
  res.json({ details: mediaType ? { mediaType, interactionSubtype } : null })
})

app.listen(process.env.PORT ?? 3000, '127.0.0.1')
