import type { SignatureForm } from '../../dialects/dialect.ts'
import type { Finding } from '../model/result.ts'

type Snippets = Finding['snippets']

const rawBody = ({ header, inNode }: SignatureForm): Snippets => [
  {
    framework: 'Express',
    code:
      "app.post('/webhook', express.raw({ type: 'application/json' }), (req, res) => " +
      `{ const good = ${inNode}; … })`,
  },
  {
    framework: 'Fastify',
    code:
      "app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (req, body, done) => " +
      'done(null, body)) // request.body is then the raw Buffer',
  },
  {
    framework: 'Hono',
    code: "app.post('/webhook', async (c) => { const raw = Buffer.from(await c.req.arrayBuffer()); … })",
  },
  {
    framework: 'Spring',
    code:
      '@PostMapping("/webhook") ResponseEntity<Void> take(@RequestBody byte[] raw, ' +
      `@RequestHeader(value = "${header}", required = false) String signature) { … }`,
  },
  {
    framework: 'ASP.NET',
    code:
      'Request.EnableBuffering(); using var copy = new MemoryStream(); await ' +
      'Request.Body.CopyToAsync(copy); byte[] raw = copy.ToArray();',
  },
  {
    framework: 'FastAPI',
    code:
      '@app.post("/webhook")\nasync def take(request: Request):\n    raw = await request.body()  # ' +
      'bytes, before any parsing',
  },
]

const refuse = (lower: string): Snippets => [
  {
    framework: 'Express',
    code:
      `const given = req.get('${lower}') ?? ''\n` +
      'if (given.length !== good.length || !timingSafeEqual(Buffer.from(given), Buffer.from(good))) ' +
      'return res.sendStatus(401)',
  },
  {
    framework: 'Fastify',
    code:
      `const given = String(request.headers['${lower}'] ?? '')\n` +
      'if (given.length !== good.length || !timingSafeEqual(Buffer.from(given), Buffer.from(good))) ' +
      'return reply.code(401).send()',
  },
  {
    framework: 'Hono',
    code:
      `const given = c.req.header('${lower}') ?? ''\n` +
      'if (given.length !== good.length || !timingSafeEqual(Buffer.from(given), Buffer.from(good))) ' +
      'return c.body(null, 401)',
  },
  {
    framework: 'Spring',
    code:
      'if (signature == null || !MessageDigest.isEqual(signature.getBytes(UTF_8), ' +
      'good.getBytes(UTF_8))) return ResponseEntity.status(401).build();',
  },
  {
    framework: 'ASP.NET',
    code:
      'if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), ' +
      'Encoding.UTF8.GetBytes(good))) return Unauthorized();',
  },
  {
    framework: 'FastAPI',
    code:
      `if not hmac.compare_digest(request.headers.get("${lower}", "").encode(), good.encode()):\n` +
      '    raise HTTPException(401)',
  },
]

const ANSWER_200: Snippets = [
  { framework: 'Express', code: 'res.status(200).end()' },
  { framework: 'Fastify', code: 'return reply.code(200).send()' },
  { framework: 'Hono', code: 'return c.body(null, 200)' },
  { framework: 'Spring', code: 'return ResponseEntity.ok().build();' },
  { framework: 'ASP.NET', code: 'return Ok();' },
  { framework: 'FastAPI', code: 'return Response(status_code=200)' },
]

const ONCE: Snippets = [
  {
    framework: 'SQL',
    code:
      'INSERT INTO effects (event, interaction_id) VALUES (?, ?) ON CONFLICT DO NOTHING -- act only ' +
      'when a row was inserted, in the same transaction',
  },
  { framework: 'Redis', code: 'SET effect:STARTED:<interaction id> 1 NX EX 604800 -- act only when it answers OK' },
]

/**
 * How the fix looks in the commonest frameworks, by what failed: valid deliveries refused, forged ones taken, other
 * answers, duplicates.
 */
export const snippetsFor = (
  form: SignatureForm,
  requirement: string | undefined,
  expected: string,
  wrongSignature = false,
): Snippets => {
  if (wrongSignature) return rawBody(form)
  if (requirement?.includes('-SIG-'))
    return expected.startsWith('200 OK') ? rawBody(form) : refuse(form.header.toLowerCase())
  if (requirement?.includes('-IDM-')) return ONCE
  if (expected.startsWith('200 OK')) return ANSWER_200
  return []
}
