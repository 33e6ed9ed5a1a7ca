import { useEffect, useRef, useState } from 'preact/hooks'
import type { AttemptShown } from './attempt-shown.ts'
import { viewComparison } from './compare-view.ts'

/** Inserts an element that was created without Preact. */
const Made = ({ element }: { readonly element: HTMLElement }) => {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    host.current?.replaceChildren(element)
  }, [element])
  return <div ref={host} class="made" />
}

/** Shows the differences between an attempt and another one of its delivery. */
export const Compared = ({ detail, delivery, attempt }: AttemptShown) => {
  const [made, setMade] = useState<HTMLElement | undefined>(undefined)
  useEffect(() => {
    setMade(viewComparison(delivery, attempt, detail.against.value, (number) => (detail.against.value = number)))
  }, [delivery, attempt.number])
  return made ? <Made element={made} /> : null
}
