import { curlOfCall, type Call } from './call.ts'

/** The languages of code samples. */
export const SAMPLE_LANGUAGES = ['curl', 'JavaScript', 'Python'] as const
export type SampleLanguage = (typeof SAMPLE_LANGUAGES)[number]

interface SampleInput {
  readonly call: Call
  readonly origin: string
  /** Environment variable that contains the key, if one was given. */
  readonly key: string | undefined
}

/** Returns runnable code in a language that sends a call and prints the response. */
export const codeSample = (language: SampleLanguage, { call, origin, key }: SampleInput): string => {
  switch (language) {
    case 'curl':
      return curlOfCall(call, origin, key)
    case 'JavaScript':
      return javaScriptOf({ call, origin, key })
    case 'Python':
      return pythonOf({ call, origin, key })
  }
}

/** Returns the value of a JSON body; any other body, perhaps invalid on purpose, is sent unchanged. */
const jsonOf = (body: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(body) as unknown }
  } catch {
    return undefined
  }
}

/** Indents all lines but the first. */
const indented = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`)

const javaScriptBody = (body: string): string => {
  const json = jsonOf(body)
  return json ? `JSON.stringify(${indented(JSON.stringify(json.value, null, 2), '  ')})` : JSON.stringify(body)
}

const PYTHON_WORDS: Readonly<Record<string, string>> = { true: 'True', false: 'False', null: 'None' }

/** Formats a JSON value as Python; strings stay as in JSON, which Python reads the same way. */
const pythonValue = (value: unknown, indent = ''): string => {
  const inner = `${indent}    `
  const lines = (items: readonly string[], open: string, close: string): string =>
    items.length === 0 ? open + close : `${open}\n${items.map((one) => `${inner}${one},\n`).join('')}${indent}${close}`
  if (Array.isArray(value)) {
    const items = value.map((one) => pythonValue(one, inner))
    return lines(items, '[', ']')
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, one]) => `${pythonText(name)}: ${pythonValue(one, inner)}`)
    return lines(members, '{', '}')
  }
  return typeof value === 'string' ? pythonText(value) : (PYTHON_WORDS[String(value)] ?? String(value))
}

const pythonText = (text: string): string => JSON.stringify(text)

const javaScriptOf = ({ call: { method, path, body }, origin, key }: SampleInput): string => {
  const headers = [
    ...(key === undefined ? [] : [`    authorization: \`Bearer \${process.env.${key}}\`,`]),
    ...(body === undefined ? [] : [`    'content-type': 'application/json',`]),
  ]
  const init = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers, '  },']),
    ...(body === undefined ? [] : [`  body: ${javaScriptBody(body)},`]),
  ]
  const url = JSON.stringify(`${origin}${path}`)
  return [
    init.length === 0 ? `const response = await fetch(${url})` : `const response = await fetch(${url}, {`,
    ...(init.length === 0 ? [] : [...init, '})']),
    'console.log(response.status, await response.text())',
  ].join('\n')
}

const pythonOf = ({ call: { method, path, body }, origin, key }: SampleInput): string => {
  const headers = [
    ...(key === undefined ? [] : [`        "Authorization": "Bearer " + os.environ["${key}"],`]),
    ...(body === undefined ? [] : ['        "Content-Type": "application/json",']),
  ]
  const json = body === undefined ? undefined : jsonOf(body)
  const data = json ? `json.dumps(${pythonValue(json.value, '    ')})` : pythonText(body ?? '')
  return [
    ...(json ? ['import json'] : []),
    ...(key === undefined ? [] : ['import os']),
    'import urllib.error',
    'import urllib.request',
    '',
    'request = urllib.request.Request(',
    `    ${JSON.stringify(`${origin}${path}`)},`,
    `    method="${method}",`,
    ...(headers.length === 0 ? [] : ['    headers={', ...headers, '    },']),
    ...(body === undefined ? [] : [`    data=${data}.encode(),`]),
    ')',
    'try:',
    '    response = urllib.request.urlopen(request)',
    'except urllib.error.HTTPError as error:',
    '    response = error',
    'print(response.status, response.read().decode())',
  ].join('\n')
}
