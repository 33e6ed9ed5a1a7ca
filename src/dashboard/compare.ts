/** What of an attempt is compared. */
export interface Sent {
  readonly number: number
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly string[])[]
  readonly body: string
}

/** Says what differs between two attempts of one delivery; a redelivery should send the same bytes. */
export const compareAttempts = (earlier: Sent, later: Sent): string[] => {
  const lines = [earlier.body === later.body ? `body: bytes identical to attempt ${String(earlier.number)}` : bodyDifference(earlier, later)]
  if (earlier.method !== later.method) lines.push(`method: ${earlier.method} before, ${later.method} now`)
  if (earlier.url !== later.url) lines.push(`URL: ${earlier.url} before, ${later.url} now`)
  const before = grouped(earlier.headers)
  const now = grouped(later.headers)
  const names = [...new Set([...before.keys(), ...now.keys()])]
  const differing = names.filter((name) => before.get(name) !== now.get(name))
  if (differing.length === 0) lines.push('headers: identical')
  for (const name of differing) lines.push(`header ${name}: ${before.get(name) ?? 'not sent'} before, ${now.get(name) ?? 'not sent'} now`)
  return lines
}

const grouped = (headers: Sent['headers']): Map<string, string> => {
  const byName = new Map<string, string>()
  for (const [name = '', value = ''] of headers) byName.set(name.toLowerCase(), [byName.get(name.toLowerCase()), value].filter((text) => text !== undefined).join(', '))
  return byName
}

const bodyDifference = (earlier: Sent, later: Sent): string => {
  let at = 0
  while (at < earlier.body.length && earlier.body[at] === later.body[at]) at++
  return `body: differs from attempt ${String(earlier.number)} at character ${String(at + 1)} (${excerpt(earlier.body, at)} before, ${excerpt(later.body, at)} now)`
}

const excerpt = (text: string, at: number): string => (at >= text.length ? 'the end' : JSON.stringify(text.slice(at, at + 12)))
