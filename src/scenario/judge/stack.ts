import type { StackName } from '../../contract/snippets.ts'
import type { Exchange } from '../model/result.ts'

/** A mark that reveals a stack: response headers, or the start of a body. */
interface Mark {
  readonly stack: StackName
  /** Lower-case names; all have to match. */
  readonly headers?: Readonly<Record<string, RegExp>>
  readonly body?: RegExp
}

/** Marks of frameworks first, then of servers and languages, which many frameworks share. */
const MARKS: readonly Mark[] = [
  { stack: 'express', headers: { 'x-powered-by': /^Express$/ } },
  { stack: 'express', body: /<pre>(?:Cannot (?:GET|HEAD|POST|PUT|PATCH|DELETE) \/|\w*Error: )/ },
  { stack: 'fastify', body: /"code":"FST_ERR_|^\{"statusCode":\d{3},"error":"/ },
  { stack: 'fastify', body: /^\{"message":"Route [A-Z]+:\S* not found","error":"Not Found"/ },
  { stack: 'koa', headers: { 'x-powered-by': /^koa$/i } },
  { stack: 'hono', headers: { 'content-type': /^text\/plain; charset=UTF-8$/ }, body: /^404 Not Found$/ },
  { stack: 'flask', headers: { server: /\bWerkzeug\// } },
  { stack: 'flask', body: /^<!doctype html>\n<html lang=en>\n<title>\d{3} / },
  { stack: 'fastapi', headers: { server: /\b(?:uvicorn|hypercorn)\b/ } },
  { stack: 'fastapi', body: /^\{"detail":(?:\[\{"|"(?:Not Found|Method Not Allowed)"\})/ },
  { stack: 'sinatra', body: /Sinatra doesn|<title>[\w:]+ at &#x2F;/ },
  {
    stack: 'sinatra',
    headers: {
      'x-xss-protection': /^1; mode=block$/,
      'x-content-type-options': /^nosniff$/,
      'x-frame-options': /^SAMEORIGIN$/,
    },
  },
  { stack: 'sinatra', headers: { server: /\b(?:WEBrick|thin|puma)\b/i } },
  { stack: 'servlet', headers: { server: /^(?:Jetty|Apache-Coyote)\b/ } },
  { stack: 'servlet', headers: { 'set-cookie': /^JSESSIONID=/ } },
  { stack: 'servlet', body: /Powered by Jetty|Apache Tomcat\/|^\{"timestamp":"[^"]*","status":\d{3},"error":/ },
  { stack: 'csharp', headers: { server: /^(?:Kestrel|Microsoft-IIS|Microsoft-HTTPAPI|Mono-HTTPAPI)\b/ } },
  { stack: 'csharp', headers: { 'x-powered-by': /^ASP\.NET/ } },
  { stack: 'php', headers: { 'x-powered-by': /^PHP\// } },
  { stack: 'php', body: /\.php<?\/?b?>? on line / },
  { stack: 'python', headers: { server: /\b(?:BaseHTTP|SimpleHTTP|WSGIServer|gunicorn|waitress)\b/ } },
  { stack: 'java', body: /^<h1>404 Not Found<\/h1>No context found for request/ },
  { stack: 'go', body: /^404 page not found\n$/ },
  // What http.Error of net/http sends, and hardly anything else: nosniff, and text that ends its line.
  {
    stack: 'go',
    headers: { 'content-type': /^text\/plain; charset=utf-8$/, 'x-content-type-options': /^nosniff$/ },
    body: /^[^\n<]{1,200}\n$/,
  },
]

interface Seen {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const fits = ({ headers = {}, body }: Mark, seen: Seen): boolean =>
  Object.entries(headers).every(([name, pattern]) => pattern.test(seen.headers[name] ?? '')) &&
  (body?.test(seen.body) ?? true)

const seenIn = ({ outcome }: Exchange): readonly Seen[] => {
  if (!('response' in outcome)) return []
  const headers = Object.fromEntries(
    Object.entries(outcome.response.headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return [{ headers, body: (outcome.response.body ?? '').slice(0, 4096) }]
}

/**
 * Returns the stack that a receiver's responses reveal, or undefined. Of several marks the most specific one counts.
 */
export const stackOf = (exchanges: readonly Exchange[]): StackName | undefined => {
  const seen = exchanges.flatMap(seenIn)
  return MARKS.find((mark) => seen.some((one) => fits(mark, one)))?.stack
}
