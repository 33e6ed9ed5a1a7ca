import { useState } from 'preact/hooks'
import { byteLength, pretty } from './pretty-json.ts'
import { sentOf } from './sent-request.ts'
import { bodyText, type AttemptView, type DeliveryView } from '../../timeline/entry-view.ts'

const Headers = ({ label, headers }: { readonly label: string; readonly headers: readonly (readonly string[])[] }) => (
  <table aria-label={label}>
    <tbody>
      {headers.map(([name = '', value = ''], index) => (
        <tr key={index}>
          <th scope="row">{name}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Gone = ({ bytes }: { readonly bytes: number | undefined }) =>
  bytes === undefined ? null : <p class="quiet">headers not kept: {bytes} bytes</p>

/** A text as received and, if it is JSON, indented; a button switches between the two. */
const Body = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const [isRaw, setRaw] = useState(false)
  if (text === '') return <p class="quiet">empty body</p>
  return (
    <div class="body">
      <pre tabIndex={0} role="region" aria-label={label}>
        {isRaw ? text : pretty(text)}
      </pre>
      {pretty(text) !== text && (
        <button
          type="button"
          class="small raw"
          aria-pressed={isRaw}
          aria-label={`${label}, raw`}
          onClick={() => setRaw(!isRaw)}
        >
          Raw
        </button>
      )}
    </div>
  )
}

/** The response: status, headers and body. */
export const AttemptResponse = ({ attempt }: { readonly attempt: AttemptView }) => {
  const response = attempt.outcome?.response
  if (!response)
    return <p class="quiet">{attempt.outcome?.detail ?? (attempt.outcome ? 'No response came.' : 'None yet.')}</p>
  return (
    <>
      <p class="line">
        {response.status} {response.reason}
      </p>
      <Headers label="Response headers" headers={Object.entries(response.headers)} />
      <Gone bytes={response.headersBytes} />
      <Body text={bodyText(response)} label="Response body" />
      {response.truncated && <p class="quiet">the rest of the body was not kept</p>}
    </>
  )
}

/** The request: request line, headers and body. */
export const AttemptRequest = ({
  delivery,
  attempt,
}: {
  readonly delivery: DeliveryView
  readonly attempt: AttemptView
}) => {
  const sent = sentOf(attempt, delivery)
  return (
    <>
      <p class="line">
        {sent.method} {sent.url}
      </p>
      <Headers label="Request headers" headers={sent.headers} />
      <Gone bytes={attempt.headersBytes} />
      <p class="quiet">body, {sent.bytes ?? byteLength(sent.body)} bytes</p>
      <Body text={sent.body} label="Request body" />
    </>
  )
}
