import { useEffect, useState } from 'preact/hooks'
import { signatureSteps, type SignatureStep } from './signature-steps.ts'
import { sentOf } from './sent-request.ts'
import type { AttemptView, DeliveryView } from '../../timeline/entry-view.ts'

/** Shows step by step how the signature of an attempt is computed, and whether it matches the one that was sent. */
export const Signature = ({
  delivery,
  attempt,
  secret,
}: {
  readonly delivery: DeliveryView
  readonly attempt: AttemptView
  readonly secret: string | undefined
}) => {
  const [steps, setSteps] = useState<readonly SignatureStep[]>([])
  const sent = sentOf(attempt, delivery)
  useEffect(() => {
    let isCurrent = true
    void signatureSteps({ dialect: delivery.dialect, headers: sent.headers, body: sent.body, secret }).then((steps) => {
      if (isCurrent) setSteps(steps)
    })
    return () => {
      isCurrent = false
    }
  }, [delivery.id, attempt.number, secret])
  if (!sent.isKept) return <p class="quiet">The body is no longer kept, so its signature cannot be computed again.</p>
  return (
    <ol class="steps">
      {steps.map(({ title, text }) => (
        <li key={title}>
          <strong>{title}</strong> {text}
        </li>
      ))}
    </ol>
  )
}
