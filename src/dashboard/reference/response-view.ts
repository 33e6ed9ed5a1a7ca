import { button, element, setText } from '../parts/element.ts'
import { pretty } from '../detail/pretty-json.ts'
import { block } from './prose.ts'

/** The most characters of a response to show. */
const MAX_SHOWN_CHARACTERS = 200_000

/** Shows a response as it arrives; a stream is endless, and can be stopped. */
export const showResponse = async (
  place: HTMLElement,
  call: (signal: AbortSignal) => Promise<Response>,
): Promise<Response | undefined> => {
  const stop = new AbortController()
  const status = element('p', { class: 'status', role: 'status' }, 'waiting for the response')
  const stopButton = button('Stop', () => stop.abort(), { class: 'small' })
  place.replaceChildren(status, stopButton)
  const since = performance.now()
  try {
    const response = await call(stop.signal)
    const took = `${String(Math.round(performance.now() - since))} ms`
    status.dataset['ok'] = String(response.ok)
    setText(status, `${String(response.status)} ${response.statusText} in ${took}`)
    const headers = element(
      'details',
      {},
      element('summary', {}, 'Headers'),
      block('Headers of the response', [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')),
    )
    const body = block('Body of the response', '')
    stopButton.before(headers)
    const text = await readInto(body, response, () => place.append(body))
    if (text === '') stopButton.before(element('p', { class: 'quiet' }, 'no body'))
    else setText(body, pretty(text))
    place.scrollIntoView({ block: 'nearest' })
    return response
  } catch (error) {
    if (!stop.signal.aborted) setText(status, `no response: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  } finally {
    stopButton.remove()
  }
}

const readInto = async (body: HTMLElement, response: Response, begin: () => void): Promise<string> => {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (reader && text.length < MAX_SHOWN_CHARACTERS) {
    const { done, value } = await reader.read()
    if (done) break
    if (text === '') begin()
    text += decoder.decode(value, { stream: true })
    body.textContent = text
  }
  if (text.length >= MAX_SHOWN_CHARACTERS) await reader?.cancel()
  return text
}
