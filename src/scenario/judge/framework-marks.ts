import type { StackName } from '../../contract/snippets.ts'
import type { Response } from '../../journal/outcome.ts'

/** A mark that reveals the framework, server or language behind a response. All given patterns must match. */
export interface FrameworkMark {
  /** Display name: "Werkzeug". */
  readonly framework: string
  /** The stack whose code snippets fit; undefined if there are none. */
  readonly stack?: StackName
  /** Patterns of header values, by lower-case name. */
  readonly headers?: Readonly<Record<string, RegExp>>
  /** Pattern of the body from its start. */
  readonly body?: RegExp
  /** Pattern anywhere in the header lines and the unescaped body. */
  readonly text?: RegExp
}

/** Marks of frameworks first, then of servers and languages, which many frameworks share. */
export const FRAMEWORK_MARKS: readonly FrameworkMark[] = [
  { framework: 'Werkzeug', stack: 'flask', text: /werkzeug|flask\/app\.py/i },
  { framework: 'Werkzeug', stack: 'flask', body: /^<!doctype html>\n<html lang=en>\n<title>\d{3} / },
  { framework: 'FastAPI', stack: 'fastapi', headers: { server: /\b(?:uvicorn|hypercorn)\b/ } },
  { framework: 'FastAPI', stack: 'fastapi', body: /^\{"detail":(?:\[\{"|"(?:Not Found|Method Not Allowed)"\})/ },
  { framework: 'FastAPI', stack: 'fastapi', text: /"detail":\s*\[\s*\{\s*"(?:type|loc)"|starlette|uvicorn|fastapi/i },
  { framework: 'Django', text: /You're seeing this error because you have <code>DEBUG = True|django/i },
  { framework: 'Fastify', stack: 'fastify', body: /^\{"statusCode":\d{3},"error":"/ },
  { framework: 'Fastify', stack: 'fastify', body: /^\{"message":"Route [A-Z]+:\S* not found","error":"Not Found"/ },
  { framework: 'Fastify', stack: 'fastify', text: /"code":"FST_|fastify/i },
  { framework: 'Express', stack: 'express', headers: { 'x-powered-by': /^Express$/i } },
  {
    framework: 'Express',
    stack: 'express',
    body: /<pre>(?:Cannot (?:GET|HEAD|POST|PUT|PATCH|DELETE) \/|\w*Error: )/,
  },
  { framework: 'Express', stack: 'express', text: /node_modules[\\/](?:express|router|body-parser|finalhandler)/ },
  { framework: 'Koa', stack: 'koa', headers: { 'x-powered-by': /^koa$/i } },
  {
    framework: 'Hono',
    stack: 'hono',
    headers: { 'content-type': /^text\/plain; charset=UTF-8$/ },
    body: /^404 Not Found$/,
  },
  { framework: 'Hono', stack: 'hono', text: /node_modules[\\/]@?hono/i },
  { framework: 'Rails', text: /app\/controllers/ },
  { framework: 'Sinatra', stack: 'sinatra', body: /Sinatra doesn|<title>[\w:]+ at &#x2F;/ },
  { framework: 'Rails or Sinatra', stack: 'sinatra', text: /sinatra|<h2>.*at \/|puma|\.rb:\d+:in/i },
  {
    framework: 'Rails or Sinatra',
    stack: 'sinatra',
    headers: {
      'x-xss-protection': /^1; mode=block$/,
      'x-content-type-options': /^nosniff$/,
      'x-frame-options': /^SAMEORIGIN$/,
    },
  },
  { framework: 'Rails or Sinatra', stack: 'sinatra', headers: { server: /\b(?:WEBrick|thin)\b/i } },
  { framework: 'Spring', stack: 'servlet', text: /Whitelabel Error Page|"timestamp":.*"path":|org\.springframework/i },
  { framework: 'Spring', stack: 'servlet', body: /^\{"timestamp":"[^"]*","status":\d{3},"error":/ },
  { framework: 'Jetty', stack: 'servlet', text: /jetty/i },
  { framework: 'Tomcat', stack: 'servlet', text: /apache(?: tomcat|-coyote)/i },
  { framework: 'Java servlet', stack: 'servlet', headers: { 'set-cookie': /^JSESSIONID=/ } },
  { framework: 'ASP.NET', stack: 'csharp', headers: { 'x-powered-by': /^ASP\.NET/i } },
  {
    framework: 'ASP.NET',
    stack: 'csharp',
    headers: { server: /^(?:Kestrel|Microsoft-IIS|Microsoft-HTTPAPI|Mono-HTTPAPI)\b/ },
  },
  { framework: 'ASP.NET', stack: 'csharp', text: /Microsoft\.AspNetCore|"traceId":"00-/i },
  { framework: 'PHP', stack: 'php', headers: { 'x-powered-by': /^PHP\//i } },
  {
    framework: 'PHP',
    stack: 'php',
    text: /(?:Warning|Fatal error|Uncaught \w+)(?:<\/b>)?:.*(?:on line|in .*\.php)|\.php<?\/?b?>? on line /i,
  },
  {
    framework: 'Python',
    stack: 'python',
    headers: { server: /\b(?:BaseHTTP|SimpleHTTP|WSGIServer|gunicorn|waitress|Python)\b/ },
  },
  { framework: 'Python', stack: 'python', text: /Traceback \(most recent call last\)/ },
  { framework: 'Java', stack: 'java', body: /^<h1>404 Not Found<\/h1>No context found for request/ },
  { framework: 'Java', stack: 'java', text: /\bat [\w.$]+\([\w$]+\.java:\d+\)/ },
  { framework: 'Go', stack: 'go', body: /^404 page not found\n$/ },
  { framework: 'Go', stack: 'go', text: /goroutine \d+ \[|\.go:\d+/ },
  // What http.Error of net/http sends, and hardly anything else: nosniff, and text that ends its line.
  {
    framework: 'Go',
    stack: 'go',
    headers: { 'content-type': /^text\/plain; charset=utf-8$/, 'x-content-type-options': /^nosniff$/ },
    body: /^[^\n<]{1,200}\n$/,
  },
  { framework: 'Node.js', text: /\n\s+at .+[:(](?:file|node|\/).+:\d+/ },
]

const ENTITIES = { '&#39;': "'", '&#x27;': "'", '&quot;': '"', '&gt;': '>', '&lt;': '<', '&amp;': '&' } as const

/** Replaces the HTML entities that error pages use. */
export const unescapeHtml = (text: string): string =>
  Object.entries(ENTITIES).reduce((result, [entity, character]) => result.replaceAll(entity, character), text)

/** Returns a function that checks whether a response has a mark. */
export const marksIn = ({
  headers,
  body = '',
}: Pick<Response, 'headers' | 'body'>): ((mark: FrameworkMark) => boolean) => {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const lines = [...lower].map(([name, value]) => `${name}: ${value}`)
  const text = unescapeHtml(`${lines.join('\n')}\n${body}`)
  return (mark) =>
    Object.entries(mark.headers ?? {}).every(([name, pattern]) => pattern.test(lower.get(name) ?? '')) &&
    (mark.body?.test(body) ?? true) &&
    (mark.text?.test(text) ?? true)
}
