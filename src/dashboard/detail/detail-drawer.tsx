import { AttemptResponse } from './attempt-parts.tsx'
import { AttemptTabs } from './attempt-tabs.tsx'
import { AttemptVerdict } from './attempt-verdict.tsx'
import type { DetailModel } from './detail-model.ts'

/** One delivery and one of its attempts: the verdict, the request and the response, the signature, a comparison. */
export const DetailDrawer = ({ detail }: { readonly detail: DetailModel }) => {
  const delivery = detail.delivery.value
  const choice = detail.choice.value
  void detail.ticks.value
  if (!delivery || !choice) return null
  const attempt = delivery.attempts.find(({ number }) => number === choice.attempt) ?? delivery.attempts.at(-1)
  return (
    <>
      <button type="button" class="close small" aria-label="Close" onClick={() => detail.close()}>
        ✕
      </button>
      <div class="drawer">
        <AttemptVerdict detail={detail} delivery={delivery} attempt={attempt} isOffline={detail.isOffline.value} />
        {attempt && (
          <>
            <section aria-label="Response" class="side-by-side">
              <h3>Response</h3>
              <AttemptResponse attempt={attempt} />
            </section>
            <AttemptTabs detail={detail} delivery={delivery} attempt={attempt} />
          </>
        )}
      </div>
    </>
  )
}
