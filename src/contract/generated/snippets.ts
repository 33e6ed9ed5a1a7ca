// Cut from test/receivers by `npm run generate`; do not edit.
import type { StackSnippets } from '../topics.ts'

/** A stack with code snippets. */
export type StackName =
  | 'express'
  | 'fastify'
  | 'hono'
  | 'koa'
  | 'node'
  | 'python'
  | 'flask'
  | 'fastapi'
  | 'go'
  | 'java'
  | 'servlet'
  | 'php'
  | 'sinatra'
  | 'csharp'

export const SNIPPETS: Readonly<Record<StackName, StackSnippets>> = {
  "express": {
    "framework": "Express",
    "file": "express/receiver.js",
    "code": {
      "raw": "import express from 'express'\n…\napp.post('/webhook', express.raw({ type: 'application/json', limit: '10mb', inflate: false }), (req, res) => {\n  const raw = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0) // the bytes that were signed; none of another type\n  if (!isSigned(raw, req.get('x-hub-signature'))) return res.sendStatus(401)",
      "verify": "import { createHmac, timingSafeEqual } from 'node:crypto'\n…\nconst isSigned = (raw, header = '') => {\n  const [, digits] = /^sha1=([0-9a-f]{40})$/i.exec(header) ?? []\n  const good = createHmac('sha1', WEBHOOK_SECRET).update(raw).digest()\n  return digits !== undefined && timingSafeEqual(Buffer.from(digits, 'hex'), good)\n}",
      "limit": "import express from 'express'\n…\napp.post('/webhook', express.raw({ type: 'application/json', limit: '10mb', inflate: false }), (req, res) => {\n  const raw = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0) // the bytes that were signed; none of another type\n  if (!isSigned(raw, req.get('x-hub-signature'))) return res.sendStatus(401)\n…\n// An error handler of your own, with its four parameters: that of Express shows the stack unless NODE_ENV=production.\napp.use((error, req, res, next) => res.sendStatus(error.status ?? 500))",
      "parse": "try {\n  body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))\n} catch {\n  return res.sendStatus(400)\n}",
      "read": "const eventsOf = (body) => {\n  const entities = Array.isArray(body?.data?.entities) ? body.data.entities : []\n  return entities.filter((one) => ['STARTED', 'FINISHED'].includes(one?.event) && typeof one.entity?.id === 'string')\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nconst effects = new Map() // how many times each event was processed: 1, unless a duplicate slips through\nconst count = (key) => effects.set(key, (effects.get(key) ?? 0) + 1)\nif (existsSync(STORE)) readFileSync(STORE, 'utf8').trim().split('\\n').forEach(count)\n\nconst keyOf = (event, id) => JSON.stringify([event, id])\nconst isNew = ({ event, entity }) => !effects.has(keyOf(event, entity.id))\nconst processEvent = ({ event, entity }) => {\n  const key = keyOf(event, entity.id)\n  appendFileSync(STORE, `${key}\\n`) // before the response: what is acknowledged must outlive a crash\n  count(key)\n  details.set(entity.id, { mediaType: entity.mediaType, interactionSubtype: entity.interactionSubtype })\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nconst stateOf = (id) => ['FINISHED', 'STARTED'].find((event) => effects.has(keyOf(event, id))) ?? null",
      "response": "res.sendStatus(200) // 200 alone is a success: 201, 202 and 204 are redelivered",
      "errors": "// An error handler of your own, with its four parameters: that of Express shows the stack unless NODE_ENV=production.\napp.use((error, req, res, next) => res.sendStatus(error.status ?? 500))"
    }
  },
  "fastify": {
    "framework": "Fastify",
    "file": "fastify/receiver.js",
    "code": {
      "raw": "const app = Fastify({ bodyLimit: 10 * 1024 * 1024 })\n…\n// Every type as the raw bytes, which are what was signed; request.body is then a Buffer.\napp.removeAllContentTypeParsers()\napp.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body))\n…\napp.post('/webhook', async (request, reply) => {\n  const raw = request.body ?? Buffer.alloc(0)\n  if (!isSigned(raw, request.headers['x-hub-signature'])) return reply.code(401).send()",
      "verify": "import { createHmac, timingSafeEqual } from 'node:crypto'\n…\nconst isSigned = (raw, header = '') => {\n  const [, digits] = /^sha1=([0-9a-f]{40})$/i.exec(header) ?? []\n  const good = createHmac('sha1', WEBHOOK_SECRET).update(raw).digest()\n  return digits !== undefined && timingSafeEqual(Buffer.from(digits, 'hex'), good)\n}",
      "limit": "const app = Fastify({ bodyLimit: 10 * 1024 * 1024 })",
      "parse": "try {\n  body = JSON.parse(raw.toString())\n} catch {\n  return reply.code(400).send()\n}",
      "read": "const eventsOf = (body) => {\n  const entities = Array.isArray(body?.data?.entities) ? body.data.entities : []\n  return entities.filter((one) => ['STARTED', 'FINISHED'].includes(one?.event) && typeof one.entity?.id === 'string')\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nconst seen = new Set(existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\\n') : [])\nconst keyOf = (event, id) => JSON.stringify([event, id])\nconst isNew = ({ event, entity }) => {\n  const key = keyOf(event, entity.id)\n  if (seen.has(key)) return false\n  appendFileSync(STORE, `${key}\\n`) // before the response: what is acknowledged must outlive a crash\n  seen.add(key)\n  return true\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nconst stateOf = (id) => ['FINISHED', 'STARTED'].find((event) => seen.has(keyOf(event, id))) ?? null",
      "response": "return reply.code(200).send() // 200 alone is a success: 201, 202 and 204 are redelivered",
      "errors": "app.setErrorHandler((error, request, reply) => reply.code(error.statusCode ?? 500).send())"
    }
  },
  "hono": {
    "framework": "Hono",
    "file": "hono/receiver.js",
    "code": {
      "raw": "import { bodyLimit } from 'hono/body-limit'\n…\napp.post('/webhook', bodyLimit({ maxSize: 10 * 1024 * 1024 }), async (c) => {\n  const raw = Buffer.from(await c.req.arrayBuffer()) // the bytes that were signed\n  if (!isSigned(raw, c.req.header('x-hub-signature'))) return c.body(null, 401)",
      "verify": "import { createHmac, timingSafeEqual } from 'node:crypto'\n…\nconst isSigned = (raw, header = '') => {\n  const [, digits] = /^sha1=([0-9a-f]{40})$/i.exec(header) ?? []\n  const good = createHmac('sha1', WEBHOOK_SECRET).update(raw).digest()\n  return digits !== undefined && timingSafeEqual(Buffer.from(digits, 'hex'), good)\n}",
      "limit": "import { bodyLimit } from 'hono/body-limit'\n…\napp.post('/webhook', bodyLimit({ maxSize: 10 * 1024 * 1024 }), async (c) => {\n  const raw = Buffer.from(await c.req.arrayBuffer()) // the bytes that were signed\n  if (!isSigned(raw, c.req.header('x-hub-signature'))) return c.body(null, 401)",
      "parse": "try {\n  body = JSON.parse(raw.toString())\n} catch {\n  return c.body(null, 400)\n}",
      "read": "const eventsOf = (body) => {\n  const entities = Array.isArray(body?.data?.entities) ? body.data.entities : []\n  return entities.filter((one) => ['STARTED', 'FINISHED'].includes(one?.event) && typeof one.entity?.id === 'string')\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nconst seen = new Set(existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\\n') : [])\nconst keyOf = (event, id) => JSON.stringify([event, id])\nconst isNew = ({ event, entity }) => {\n  const key = keyOf(event, entity.id)\n  if (seen.has(key)) return false\n  appendFileSync(STORE, `${key}\\n`) // before the response: what is acknowledged must outlive a crash\n  seen.add(key)\n  return true\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nconst stateOf = (id) => ['FINISHED', 'STARTED'].find((event) => seen.has(keyOf(event, id))) ?? null",
      "response": "return c.body(null, 200) // 200 alone is a success: 201, 202 and 204 are redelivered",
      "errors": "app.onError((error, c) => c.body(null, error.status ?? 500))"
    }
  },
  "koa": {
    "framework": "Koa",
    "file": "koa/receiver.js",
    "code": {
      "raw": "import getRawBody from 'raw-body'\n…\nconst webhook = async (ctx) => {\n  const raw = await getRawBody(ctx.req, { limit: '10mb', length: ctx.length }) // the bytes that were signed\n  if (!isSigned(raw, ctx.get('x-hub-signature'))) ctx.throw(401)",
      "verify": "import { createHmac, timingSafeEqual } from 'node:crypto'\n…\nconst isSigned = (raw, header = '') => {\n  const [, digits] = /^sha1=([0-9a-f]{40})$/i.exec(header) ?? []\n  const good = createHmac('sha1', WEBHOOK_SECRET).update(raw).digest()\n  return digits !== undefined && timingSafeEqual(Buffer.from(digits, 'hex'), good)\n}",
      "limit": "import getRawBody from 'raw-body'\n…\nconst webhook = async (ctx) => {\n  const raw = await getRawBody(ctx.req, { limit: '10mb', length: ctx.length }) // the bytes that were signed\n  if (!isSigned(raw, ctx.get('x-hub-signature'))) ctx.throw(401)",
      "parse": "try {\n  body = JSON.parse(raw.toString())\n} catch {\n  ctx.throw(400)\n}",
      "read": "const eventsOf = (body) => {\n  const entities = Array.isArray(body?.data?.entities) ? body.data.entities : []\n  return entities.filter((one) => ['STARTED', 'FINISHED'].includes(one?.event) && typeof one.entity?.id === 'string')\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nconst seen = new Set(existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\\n') : [])\nconst keyOf = (event, id) => JSON.stringify([event, id])\nconst isNew = ({ event, entity }) => {\n  const key = keyOf(event, entity.id)\n  if (seen.has(key)) return false\n  appendFileSync(STORE, `${key}\\n`) // before the response: what is acknowledged must outlive a crash\n  seen.add(key)\n  return true\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nconst stateOf = (id) => ['FINISHED', 'STARTED'].find((event) => seen.has(keyOf(event, id))) ?? null",
      "response": "ctx.status = 200 // 200 alone is a success: without it Koa answers 404, and 204 to an empty body"
    }
  },
  "node": {
    "framework": "Node.js",
    "file": "node/receiver.js",
    "code": {
      "raw": "const MAX_BYTES = 10 * 1024 * 1024\nconst readRaw = async (req) => {\n  const chunks = []\n  let bytes = 0\n  for await (const chunk of req) {\n    bytes += chunk.length\n    if (bytes > MAX_BYTES) return undefined\n    chunks.push(chunk)\n  }\n  return Buffer.concat(chunks)\n}\n…\nconst webhook = async (req) => {\n  const raw = await readRaw(req) // the bytes that were signed\n  if (raw === undefined) return 413\n  if (!isSigned(raw, req.headers['x-hub-signature'])) return 401",
      "verify": "import { createHmac, timingSafeEqual } from 'node:crypto'\n…\nconst isSigned = (raw, header = '') => {\n  const [, digits] = /^sha1=([0-9a-f]{40})$/i.exec(header) ?? []\n  const good = createHmac('sha1', WEBHOOK_SECRET).update(raw).digest()\n  return digits !== undefined && timingSafeEqual(Buffer.from(digits, 'hex'), good)\n}",
      "limit": "const MAX_BYTES = 10 * 1024 * 1024\nconst readRaw = async (req) => {\n  const chunks = []\n  let bytes = 0\n  for await (const chunk of req) {\n    bytes += chunk.length\n    if (bytes > MAX_BYTES) return undefined\n    chunks.push(chunk)\n  }\n  return Buffer.concat(chunks)\n}\n…\nconst webhook = async (req) => {\n  const raw = await readRaw(req) // the bytes that were signed\n  if (raw === undefined) return 413\n  if (!isSigned(raw, req.headers['x-hub-signature'])) return 401",
      "parse": "try {\n  body = JSON.parse(raw.toString())\n} catch {\n  return 400\n}",
      "read": "const eventsOf = (body) => {\n  const entities = Array.isArray(body?.data?.entities) ? body.data.entities : []\n  return entities.filter((one) => ['STARTED', 'FINISHED'].includes(one?.event) && typeof one.entity?.id === 'string')\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nconst seen = new Set(existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\\n') : [])\nconst keyOf = (event, id) => JSON.stringify([event, id])\nconst isNew = ({ event, entity }) => {\n  const key = keyOf(event, entity.id)\n  if (seen.has(key)) return false\n  appendFileSync(STORE, `${key}\\n`) // before the response: what is acknowledged must outlive a crash\n  seen.add(key)\n  return true\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nconst stateOf = (id) => ['FINISHED', 'STARTED'].find((event) => seen.has(keyOf(event, id))) ?? null",
      "response": "return 200 // 200 alone is a success: 201, 202 and 204 are redelivered\n…\ntry {\n  const status = await webhook(req)\n  res.writeHead(status, status === 413 ? { connection: 'close' } : {}).end()\n} catch (error) {\n  console.error(error.message)\n  res.writeHead(500).end()\n}",
      "errors": "try {\n  const status = await webhook(req)\n  res.writeHead(status, status === 413 ? { connection: 'close' } : {}).end()\n} catch (error) {\n  console.error(error.message)\n  res.writeHead(500).end()\n}"
    }
  },
  "python": {
    "framework": "Python",
    "file": "python/receiver.py",
    "code": {
      "raw": "def read_raw(self):\n    \"\"\"Returns the bytes that were signed, or None where they are too many or too few.\"\"\"\n    if \"chunked\" in self.headers.get(\"Transfer-Encoding\", \"\").lower():\n        return self.read_chunks()\n    length = self.headers.get(\"Content-Length\", \"0\")\n    if not re.fullmatch(\"[0-9]{1,9}\", length) or int(length) > MAX_BYTES:\n        return None\n    raw = self.rfile.read(int(length))\n    return raw if len(raw) == int(length) else None\n…\ndef do_POST(self):\n    if urlparse(self.path).path != \"/webhook\":\n        return self.reply(404)\n    raw = self.read_raw()\n    if raw is None:\n        return self.reply(413)\n    if not is_signed(raw, self.headers.get(\"X-Hub-Signature\")):\n        return self.reply(401)",
      "verify": "import hashlib\nimport hmac\n…\nimport re\n…\ndef is_signed(raw, header):\n    match = re.fullmatch(\"sha1=([0-9a-f]{40})\", header or \"\", re.IGNORECASE | re.ASCII)\n    good = hmac.new(SECRET, raw, hashlib.sha1).digest()\n    return match is not None and hmac.compare_digest(bytes.fromhex(match[1]), good)",
      "limit": "def read_raw(self):\n    \"\"\"Returns the bytes that were signed, or None where they are too many or too few.\"\"\"\n    if \"chunked\" in self.headers.get(\"Transfer-Encoding\", \"\").lower():\n        return self.read_chunks()\n    length = self.headers.get(\"Content-Length\", \"0\")\n    if not re.fullmatch(\"[0-9]{1,9}\", length) or int(length) > MAX_BYTES:\n        return None\n    raw = self.rfile.read(int(length))\n    return raw if len(raw) == int(length) else None",
      "parse": "try:\n    body = json.loads(raw)\nexcept (ValueError, RecursionError):\n    return self.reply(400)",
      "read": "def events_of(body):\n    data = body.get(\"data\") if isinstance(body, dict) else None\n    entities = data.get(\"entities\") if isinstance(data, dict) else None\n    for one in entities if isinstance(entities, list) else []:\n        entity = one.get(\"entity\") if isinstance(one, dict) else None\n        known = isinstance(entity, dict) and isinstance(entity.get(\"id\"), str)\n        if known and one.get(\"event\") in (\"STARTED\", \"FINISHED\"):\n            yield one[\"event\"], entity",
      "once": "def record(events):\n    \"\"\"Stores what is new, in one transaction and before the response.\"\"\"\n    with lock, db:\n        for event, entity in events:\n            row = (entity[\"id\"], event, text(entity.get(\"mediaType\")), text(entity.get(\"interactionSubtype\")))\n            inserted = db.execute(\"INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\", row).rowcount\n            if inserted:\n                pass  # act on it here, and only here",
      "state": "# From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\ndef state_of(interaction_id):\n    events = [event for event, _, _ in rows(interaction_id)]\n    return \"FINISHED\" if \"FINISHED\" in events else \"STARTED\" if events else None",
      "response": "self.reply(200)  # 200 alone is a success: 201, 202 and 204 are redelivered"
    }
  },
  "flask": {
    "framework": "Flask",
    "file": "flask/receiver.py",
    "code": {
      "raw": "@app.post(\"/webhook\")\ndef webhook():\n    # The bytes that were signed, before any parsing; before Werkzeug 2.3 MAX_CONTENT_LENGTH holds for forms alone.\n    raw = request.stream.read(MAX_BYTES + 1)\n    if len(raw) > MAX_BYTES:\n        return Response(status=413)\n    if not is_signed(raw, request.headers.get(\"X-Hub-Signature\")):\n        return Response(status=401)",
      "verify": "import hashlib\nimport hmac\n…\nimport re\n…\ndef is_signed(raw, header):\n    match = re.fullmatch(\"sha1=([0-9a-f]{40})\", header or \"\", re.IGNORECASE | re.ASCII)\n    good = hmac.new(SECRET, raw, hashlib.sha1).digest()\n    return match is not None and hmac.compare_digest(bytes.fromhex(match[1]), good)",
      "limit": "@app.post(\"/webhook\")\ndef webhook():\n    # The bytes that were signed, before any parsing; before Werkzeug 2.3 MAX_CONTENT_LENGTH holds for forms alone.\n    raw = request.stream.read(MAX_BYTES + 1)\n    if len(raw) > MAX_BYTES:\n        return Response(status=413)\n    if not is_signed(raw, request.headers.get(\"X-Hub-Signature\")):\n        return Response(status=401)",
      "parse": "try:\n    body = json.loads(raw)\nexcept (ValueError, RecursionError):\n    return Response(status=400)",
      "read": "def events_of(body):\n    data = body.get(\"data\") if isinstance(body, dict) else None\n    entities = data.get(\"entities\") if isinstance(data, dict) else None\n    for one in entities if isinstance(entities, list) else []:\n        entity = one.get(\"entity\") if isinstance(one, dict) else None\n        known = isinstance(entity, dict) and isinstance(entity.get(\"id\"), str)\n        if known and one.get(\"event\") in (\"STARTED\", \"FINISHED\"):\n            yield one[\"event\"], entity",
      "once": "def record(events):\n    \"\"\"Stores what is new, in one transaction and before the response.\"\"\"\n    with lock, db:\n        for event, entity in events:\n            row = (entity[\"id\"], event, text(entity.get(\"mediaType\")), text(entity.get(\"interactionSubtype\")))\n            inserted = db.execute(\"INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\", row).rowcount\n            if inserted:\n                pass  # act on it here, and only here",
      "state": "# From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\ndef state_of(interaction_id):\n    events = [event for event, _, _ in rows(interaction_id)]\n    return \"FINISHED\" if \"FINISHED\" in events else \"STARTED\" if events else None",
      "response": "return Response(status=200)  # 200 alone is a success: 201, 202 and 204 are redelivered",
      "errors": "# Debug mode answers errors with a stack trace and a console; behind Gunicorn it is off unless FLASK_DEBUG is set.\napp.run(port=int(os.environ.get(\"PORT\", \"3000\")), debug=False)"
    }
  },
  "fastapi": {
    "framework": "FastAPI",
    "file": "fastapi/receiver.py",
    "code": {
      "raw": "@app.post(\"/webhook\")\nasync def webhook(request: Request):\n    raw = b\"\"\n    async for chunk in request.stream():  # the bytes that were signed: no model as a parameter, which parses them first\n        raw += chunk\n        if len(raw) > MAX_BYTES:\n            return Response(status_code=413)\n    if not is_signed(raw, request.headers.get(\"x-hub-signature\")):\n        return Response(status_code=401)",
      "verify": "import hashlib\nimport hmac\n…\nimport re\n…\ndef is_signed(raw, header):\n    match = re.fullmatch(\"sha1=([0-9a-f]{40})\", header or \"\", re.IGNORECASE | re.ASCII)\n    good = hmac.new(SECRET, raw, hashlib.sha1).digest()\n    return match is not None and hmac.compare_digest(bytes.fromhex(match[1]), good)",
      "limit": "@app.post(\"/webhook\")\nasync def webhook(request: Request):\n    raw = b\"\"\n    async for chunk in request.stream():  # the bytes that were signed: no model as a parameter, which parses them first\n        raw += chunk\n        if len(raw) > MAX_BYTES:\n            return Response(status_code=413)\n    if not is_signed(raw, request.headers.get(\"x-hub-signature\")):\n        return Response(status_code=401)",
      "parse": "try:\n    body = json.loads(raw)\nexcept (ValueError, RecursionError):\n    return Response(status_code=400)",
      "read": "def events_of(body):\n    data = body.get(\"data\") if isinstance(body, dict) else None\n    entities = data.get(\"entities\") if isinstance(data, dict) else None\n    for one in entities if isinstance(entities, list) else []:\n        entity = one.get(\"entity\") if isinstance(one, dict) else None\n        known = isinstance(entity, dict) and isinstance(entity.get(\"id\"), str)\n        if known and one.get(\"event\") in (\"STARTED\", \"FINISHED\"):\n            yield one[\"event\"], entity",
      "once": "def record(events):\n    \"\"\"Stores what is new, in one transaction and before the response.\"\"\"\n    with lock, db:\n        for event, entity in events:\n            row = (entity[\"id\"], event, text(entity.get(\"mediaType\")), text(entity.get(\"interactionSubtype\")))\n            inserted = db.execute(\"INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\", row).rowcount\n            if inserted:\n                pass  # act on it here, and only here",
      "state": "# From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\ndef state_of(interaction_id):\n    events = [event for event, _, _ in rows(interaction_id)]\n    return \"FINISHED\" if \"FINISHED\" in events else \"STARTED\" if events else None",
      "response": "return Response(status_code=200)  # 200 alone is a success: 201, 202 and 204 are redelivered",
      "errors": "app = FastAPI(debug=False)  # debug=True answers errors with a stack trace"
    }
  },
  "go": {
    "framework": "Go",
    "file": "go/receiver.go",
    "code": {
      "raw": "func webhook(w http.ResponseWriter, r *http.Request) {\n\traw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 10<<20)) // the bytes that were signed\n\tif err != nil {\n\t\tw.WriteHeader(http.StatusRequestEntityTooLarge)\n\t\treturn\n\t}\n\tif !isSigned(raw, r.Header.Get(\"X-Hub-Signature\")) {\n\t\tw.WriteHeader(http.StatusUnauthorized)\n\t\treturn\n\t}",
      "verify": "func isSigned(raw []byte, header string) bool {\n\tif len(header) != 45 || !strings.EqualFold(header[:5], \"sha1=\") {\n\t\treturn false\n\t}\n\tgiven, err := hex.DecodeString(header[5:])\n\tmac := hmac.New(sha1.New, secret)\n\tmac.Write(raw)\n\treturn err == nil && hmac.Equal(given, mac.Sum(nil))\n}",
      "limit": "func webhook(w http.ResponseWriter, r *http.Request) {\n\traw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 10<<20)) // the bytes that were signed\n\tif err != nil {\n\t\tw.WriteHeader(http.StatusRequestEntityTooLarge)\n\t\treturn\n\t}\n\tif !isSigned(raw, r.Header.Get(\"X-Hub-Signature\")) {\n\t\tw.WriteHeader(http.StatusUnauthorized)\n\t\treturn\n\t}",
      "parse": "var payload EventsPayload\nif json.Unmarshal(raw, &payload) != nil {\n\tw.WriteHeader(http.StatusBadRequest)\n\treturn\n}",
      "read": "// Every field is optional, and other fields and events may come with time.\ntype EventsPayload struct {\n\tData struct {\n\t\tEntities []struct {\n\t\t\tEvent  string `json:\"event\"`\n\t\t\tEntity Entity `json:\"entity\"`\n\t\t} `json:\"entities\"`\n\t} `json:\"data\"`\n}\n\ntype Entity struct {\n\tID                 string `json:\"id\"`\n\tMediaType          string `json:\"mediaType\"`\n\tInteractionSubtype string `json:\"interactionSubtype\"`\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nfunc record(event string, entity Entity) error {\n\tmutex.Lock()\n\tdefer mutex.Unlock()\n\tone := key{event, entity.ID}\n\tif seen[one] {\n\t\treturn nil\n\t}\n\tline, _ := json.Marshal(one)\n\tif _, err := store.Write(append(line, '\\n')); err != nil { // before the response\n\t\treturn err\n\t}\n\tseen[one] = true\n\tdetails[entity.ID] = entity // act on it here, and only here\n\treturn nil\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nfunc stateOf(id string) any {\n\tfor _, event := range []string{\"FINISHED\", \"STARTED\"} {\n\t\tif seen[key{event, id}] {\n\t\t\treturn event\n\t\t}\n\t}\n\treturn nil\n}",
      "response": "w.WriteHeader(http.StatusOK) // 200 alone is a success: 201, 202 and 204 are redelivered",
      "errors": "if err := record(one.Event, one.Entity); err != nil {\n\tlog.Print(err) // into the log, not into the response\n\tw.WriteHeader(http.StatusInternalServerError)\n\treturn\n}"
    }
  },
  "java": {
    "framework": "Java",
    "file": "java/Receiver.java",
    "code": {
      "raw": "static final int MAX_BYTES = 10 * 1024 * 1024;\n\nstatic int webhook(HttpExchange exchange) throws IOException, GeneralSecurityException {\n    if (!exchange.getRequestMethod().equals(\"POST\")) return 405;\n    byte[] raw = exchange.getRequestBody().readNBytes(MAX_BYTES + 1); // the bytes that were signed\n    if (raw.length > MAX_BYTES) return 413;\n    if (!isSigned(raw, exchange.getRequestHeaders().getFirst(\"X-Hub-Signature\"))) return 401;",
      "verify": "static boolean isSigned(byte[] raw, String header) throws GeneralSecurityException {\n    if (header == null || !header.matches(\"(?i)sha1=[0-9a-f]{40}\")) return false;\n    Mac mac = Mac.getInstance(\"HmacSHA1\");\n    mac.init(new SecretKeySpec(System.getenv(\"WEBHOOK_SECRET\").getBytes(StandardCharsets.UTF_8), \"HmacSHA1\"));\n    return MessageDigest.isEqual(HexFormat.of().parseHex(header.substring(5)), mac.doFinal(raw));\n}",
      "limit": "static final int MAX_BYTES = 10 * 1024 * 1024;\n\nstatic int webhook(HttpExchange exchange) throws IOException, GeneralSecurityException {\n    if (!exchange.getRequestMethod().equals(\"POST\")) return 405;\n    byte[] raw = exchange.getRequestBody().readNBytes(MAX_BYTES + 1); // the bytes that were signed\n    if (raw.length > MAX_BYTES) return 413;\n    if (!isSigned(raw, exchange.getRequestHeaders().getFirst(\"X-Hub-Signature\"))) return 401;",
      "parse": "JsonNode body;\ntry {\n    body = JSON.readTree(raw);\n} catch (JsonProcessingException | StackOverflowError e) {\n    return 400;\n}",
      "read": "// path() gives a missing node, where get() gives null for what is not there.\nfor (JsonNode one : body.path(\"data\").path(\"entities\")) {\n    String event = one.path(\"event\").asText();\n    JsonNode entity = one.path(\"entity\");\n    if (!Set.of(\"STARTED\", \"FINISHED\").contains(event) || !entity.path(\"id\").isTextual()) continue;\n    String id = entity.get(\"id\").asText();\n    if (isNew(event, id)) DETAILS.put(id, entity); // act on it here, and only here\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nstatic synchronized boolean isNew(String event, String id) throws IOException {\n    String key = key(event, id);\n    if (SEEN.contains(key)) return false;\n    Files.write(STORE, List.of(key), StandardOpenOption.CREATE, StandardOpenOption.APPEND); // before the response\n    return SEEN.add(key);\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nstatic synchronized String stateOf(String id) throws IOException {\n    return SEEN.contains(key(\"FINISHED\", id)) ? \"FINISHED\" : SEEN.contains(key(\"STARTED\", id)) ? \"STARTED\" : null;\n}",
      "response": "return 200; // 200 alone is a success: 201, 202 and 204 are redelivered\n…\nint status = path.equals(\"/webhook\") ? webhook(exchange) : 404;\nexchange.sendResponseHeaders(status, -1);",
      "errors": "} catch (GeneralSecurityException | IOException | RuntimeException e) {\n    System.err.println(e.getMessage()); // into the log, not into the response\n    exchange.sendResponseHeaders(500, -1);\n}"
    }
  },
  "servlet": {
    "framework": "Java servlets",
    "file": "servlet/Receiver.java",
    "code": {
      "raw": "private static final int MAX_BYTES = 10 * 1024 * 1024;\n…\n@Override\nprotected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {\n    response.setStatus(webhook(request));\n}\n…\nprivate int webhook(HttpServletRequest request) throws IOException {\n    byte[] raw = request.getInputStream().readNBytes(MAX_BYTES + 1); // not getParameter(), which takes the body\n    if (raw.length > MAX_BYTES) return 413;\n    try {\n        if (!isSigned(raw, request.getHeader(\"X-Hub-Signature\"))) return 401;\n    } catch (GeneralSecurityException e) {\n        return 500;\n    }",
      "verify": "private static boolean isSigned(byte[] raw, String header) throws GeneralSecurityException {\n    if (header == null || !header.matches(\"(?i)sha1=[0-9a-f]{40}\")) return false;\n    Mac mac = Mac.getInstance(\"HmacSHA1\");\n    mac.init(new SecretKeySpec(System.getenv(\"WEBHOOK_SECRET\").getBytes(StandardCharsets.UTF_8), \"HmacSHA1\"));\n    return MessageDigest.isEqual(HexFormat.of().parseHex(header.substring(5)), mac.doFinal(raw));\n}",
      "limit": "private static final int MAX_BYTES = 10 * 1024 * 1024;\n…\n@Override\nprotected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {\n    response.setStatus(webhook(request));\n}\n…\nprivate int webhook(HttpServletRequest request) throws IOException {\n    byte[] raw = request.getInputStream().readNBytes(MAX_BYTES + 1); // not getParameter(), which takes the body\n    if (raw.length > MAX_BYTES) return 413;\n    try {\n        if (!isSigned(raw, request.getHeader(\"X-Hub-Signature\"))) return 401;\n    } catch (GeneralSecurityException e) {\n        return 500;\n    }",
      "parse": "JsonNode body;\ntry {\n    body = JSON.readTree(raw);\n} catch (JsonProcessingException | StackOverflowError e) {\n    return 400;\n}",
      "read": "// path() gives a missing node, where get() gives null for what is not there.\nfor (JsonNode one : body.path(\"data\").path(\"entities\")) {\n    String event = one.path(\"event\").asText();\n    if (Set.of(\"STARTED\", \"FINISHED\").contains(event) && one.path(\"entity\").path(\"id\").isTextual())\n        record(event, one.get(\"entity\"));\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nprivate synchronized void record(String event, JsonNode entity) throws IOException {\n    String id = entity.get(\"id\").asText();\n    if (seen.contains(key(event, id))) return;\n    Files.write(STORE, List.of(key(event, id)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);\n    seen.add(key(event, id));\n    details.put(id, JSON.createObjectNode() // act on it here, and only here\n        .putPOJO(\"mediaType\", entity.get(\"mediaType\")).putPOJO(\"interactionSubtype\", entity.get(\"interactionSubtype\")));\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nprivate synchronized String stateOf(String id) throws IOException {\n    return seen.contains(key(\"FINISHED\", id)) ? \"FINISHED\" : seen.contains(key(\"STARTED\", id)) ? \"STARTED\" : null;\n}",
      "response": "@Override\nprotected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {\n    response.setStatus(webhook(request));\n}\n…\nreturn 200; // 200 alone is a success: 201, 202 and 204 are redelivered",
      "errors": "ErrorHandler errors = new ErrorHandler();\nerrors.setShowStacks(false); // error pages of a servlet container show the stack unless told otherwise\ncontext.setErrorHandler(errors);"
    }
  },
  "php": {
    "framework": "PHP",
    "file": "php/receiver.php",
    "code": {
      "raw": "function webhook(PDO $db): int\n{\n    if ($_SERVER['REQUEST_METHOD'] !== 'POST') {\n        return 405;\n    }\n    // the bytes that were signed; a limit beside post_max_size, which holds for forms alone\n    $raw = file_get_contents('php://input', length: 10 * 1024 * 1024 + 1);\n    if (strlen($raw) > 10 * 1024 * 1024) {\n        return 413;\n    }\n    if (!isSigned($raw, $_SERVER['HTTP_X_HUB_SIGNATURE'] ?? '')) {\n        return 401;\n    }",
      "verify": "function isSigned(string $raw, string $header): bool\n{\n    $good = hash_hmac('sha1', $raw, getenv('WEBHOOK_SECRET'), true);\n    return preg_match('/^sha1=([0-9a-f]{40})$/iD', $header, $match) === 1 && hash_equals($good, hex2bin($match[1]));\n}",
      "limit": "function webhook(PDO $db): int\n{\n    if ($_SERVER['REQUEST_METHOD'] !== 'POST') {\n        return 405;\n    }\n    // the bytes that were signed; a limit beside post_max_size, which holds for forms alone\n    $raw = file_get_contents('php://input', length: 10 * 1024 * 1024 + 1);\n    if (strlen($raw) > 10 * 1024 * 1024) {\n        return 413;\n    }\n    if (!isSigned($raw, $_SERVER['HTTP_X_HUB_SIGNATURE'] ?? '')) {\n        return 401;\n    }",
      "parse": "try {\n    $body = json_decode($raw, true, flags: JSON_THROW_ON_ERROR);\n} catch (JsonException) {\n    return 400;\n}",
      "read": "function eventsOf(mixed $body): iterable\n{\n    $entities = is_array($body) && is_array($body['data'] ?? null) ? $body['data']['entities'] ?? null : null;\n    foreach (is_array($entities) ? $entities : [] as $one) {\n        $entity = is_array($one) ? $one['entity'] ?? null : null;\n        $isKnown = is_array($entity) && is_string($entity['id'] ?? null);\n        if ($isKnown && in_array($one['event'] ?? null, ['STARTED', 'FINISHED'], true)) {\n            yield [$one['event'], $entity];\n        }\n    }\n}",
      "once": "$db = new PDO('sqlite:' . (getenv('STORE') ?: 'webhook.sqlite'), options: [PDO::ATTR_TIMEOUT => 30]);\n$db->exec('PRAGMA journal_mode = WAL');\n$db->exec('CREATE TABLE IF NOT EXISTS events (interaction_id TEXT, event TEXT, media_type TEXT, subtype TEXT,\n    PRIMARY KEY (interaction_id, event))');\n\n/** Stores what is new, in one transaction and before the response. */\nfunction record(PDO $db, iterable $events): void\n{\n    $db->exec('BEGIN IMMEDIATE');\n    $insert = $db->prepare('INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');\n    foreach ($events as [$event, $entity]) {\n        $insert->execute([$entity['id'], $event, text($entity, 'mediaType'), text($entity, 'interactionSubtype')]);\n        if ($insert->rowCount() === 1) {\n            // act on it here, and only here\n        }\n    }\n    $db->exec('COMMIT');\n}",
      "state": "/** From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late. */\nfunction stateOf(array $events): ?string\n{\n    return in_array('FINISHED', $events, true) ? 'FINISHED' : $events[0] ?? null;\n}",
      "response": "return 200; // 200 alone is a success: 201, 202 and 204 are redelivered\n…\nhttp_response_code(webhook($db));",
      "errors": "ini_set('display_errors', '0'); // errors go into the log, not into the response\nset_exception_handler(function (Throwable $error) {\n    error_log($error->getMessage());\n    http_response_code(500);\n});"
    }
  },
  "sinatra": {
    "framework": "Sinatra",
    "file": "sinatra/receiver.rb",
    "code": {
      "raw": "post '/webhook' do\n  raw = request.body.read(MAX_BYTES + 1).to_s # the bytes that were signed\n  halt 413 if raw.bytesize > MAX_BYTES\n  halt 401 unless signed?(raw, request.env['HTTP_X_HUB_SIGNATURE'])",
      "verify": "require 'openssl'\n…\ndef signed?(raw, header)\n  digits = header.to_s[/\\Asha1=(\\h{40})\\z/i, 1] or return false\n  good = OpenSSL::HMAC.digest('SHA1', SECRET, raw)\n  OpenSSL.fixed_length_secure_compare([digits].pack('H*'), good)\nend",
      "limit": "post '/webhook' do\n  raw = request.body.read(MAX_BYTES + 1).to_s # the bytes that were signed\n  halt 413 if raw.bytesize > MAX_BYTES\n  halt 401 unless signed?(raw, request.env['HTTP_X_HUB_SIGNATURE'])",
      "parse": "begin\n  body = JSON.parse(raw.dup.force_encoding('UTF-8'))\nrescue JSON::ParserError, JSON::NestingError, EncodingError\n  halt 400\nend",
      "read": "def events_of(body)\n  data = body['data'] if body.is_a?(Hash)\n  entities = data['entities'] if data.is_a?(Hash)\n  return [] unless entities.is_a?(Array)\n\n  entities.select do |one|\n    one.is_a?(Hash) && %w[STARTED FINISHED].include?(one['event']) &&\n      one['entity'].is_a?(Hash) && one['entity']['id'].is_a?(String)\n  end\nend",
      "once": "# Stores what is new, in one transaction and before the response.\ndef record(events)\n  LOCK.synchronize do\n    DB.transaction do\n      events.each do |one|\n        id, media_type, subtype = one['entity'].values_at('id', 'mediaType', 'interactionSubtype')\n        DB.execute('INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',\n                   [id, one['event'], text(media_type), text(subtype)])\n        next if DB.changes.zero?\n        # act on it here, and only here\n      end\n    end\n  end\nend",
      "state": "# From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\ndef state_of(id)\n  events = rows(id).map(&:first)\n  events.include?('FINISHED') ? 'FINISHED' : events.first\nend",
      "response": "status 200 # 200 alone is a success: 201, 202 and 204 are redelivered",
      "errors": "# In development Sinatra answers errors with a page that shows the stack; APP_ENV=production does the same as these.\nset :environment, :production\nset :show_exceptions, false"
    }
  },
  "csharp": {
    "framework": "C#",
    "file": "csharp/Receiver.cs",
    "code": {
      "raw": "const int MaxBytes = 10 * 1024 * 1024;\n\nstatic byte[] ReadRaw(Stream body)\n{\n    var raw = new MemoryStream();\n    var buffer = new byte[65536];\n    for (int read; (read = body.Read(buffer, 0, buffer.Length)) > 0 && raw.Length <= MaxBytes;)\n        raw.Write(buffer, 0, read);\n    return raw.ToArray();\n}\n…\nstatic int Webhook(HttpListenerRequest request)\n{\n    if (request.HttpMethod != \"POST\") return 405;\n    var raw = ReadRaw(request.InputStream); // the bytes that were signed, not a string made of them\n    if (raw.Length > MaxBytes) return 413;\n    if (request.ContentLength64 > raw.Length) return 400; // cut off on its way: Mono tells by the length alone\n    if (!IsSigned(raw, request.Headers[\"X-Hub-Signature\"])) return 401;",
      "verify": "static bool IsSigned(byte[] raw, string header)\n{\n    if (!Regex.IsMatch(header ?? \"\", @\"\\Asha1=[0-9a-fA-F]{40}\\z\")) return false;\n    using (var hmac = new HMACSHA1(Secret))\n    {\n        var good = hmac.ComputeHash(raw);\n        var difference = 0; // .NET Core has CryptographicOperations.FixedTimeEquals\n        for (var i = 0; i < good.Length; i++)\n            difference |= good[i] ^ Convert.ToByte(header.Substring(5 + 2 * i, 2), 16);\n        return difference == 0;\n    }\n}",
      "limit": "const int MaxBytes = 10 * 1024 * 1024;\n\nstatic byte[] ReadRaw(Stream body)\n{\n    var raw = new MemoryStream();\n    var buffer = new byte[65536];\n    for (int read; (read = body.Read(buffer, 0, buffer.Length)) > 0 && raw.Length <= MaxBytes;)\n        raw.Write(buffer, 0, read);\n    return raw.ToArray();\n}",
      "parse": "JToken body;\ntry\n{\n    var reader = new JsonTextReader(new StreamReader(new MemoryStream(raw))) { DateParseHandling = DateParseHandling.None };\n    body = JToken.ReadFrom(reader);\n}\ncatch (JsonException)\n{\n    return 400;\n}",
      "read": "var data = (body as JObject)?[\"data\"] as JObject;\nforeach (var one in (data?[\"entities\"] as JArray ?? new JArray()).OfType<JObject>())\n{\n    var entity = one[\"entity\"] as JObject;\n    var name = one[\"event\"]?.Type == JTokenType.String ? (string)one[\"event\"] : null;\n    if (entity?[\"id\"]?.Type == JTokenType.String && (name == \"STARTED\" || name == \"FINISHED\")) Record(name, entity);\n}",
      "once": "// In production: a table with a unique key over (interaction id, event), and INSERT … ON CONFLICT DO NOTHING.\nstatic void Record(string name, JObject entity)\n{\n    var id = (string)entity[\"id\"];\n    lock (Seen)\n    {\n        if (Seen.Contains(Key(name, id))) return;\n        File.AppendAllText(Store, Key(name, id) + \"\\n\"); // before the response\n        Seen.Add(Key(name, id));\n        Details[id] = new { mediaType = entity[\"mediaType\"], interactionSubtype = entity[\"interactionSubtype\"] };\n        // act on it here, and only here\n    }\n}",
      "state": "// From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.\nstatic string StateOf(string id)\n{\n    return new[] { \"FINISHED\", \"STARTED\" }.FirstOrDefault(name => Seen.Contains(Key(name, id)));\n}",
      "response": "return 200; // 200 alone is a success: 201, 202 and 204 are redelivered\n…\nif (path == \"/webhook\") context.Response.StatusCode = Webhook(context.Request);",
      "errors": "catch (Exception error)\n{\n    Console.Error.WriteLine(error.Message); // into the log, not into the response\n    context.Response.StatusCode = 500;\n}"
    }
  }
}
