import { useState } from 'preact/hooks'

const SAID_MS = 1500

/** Copies a text; if the browser denies access to the clipboard, shows the text to be copied by hand. */
export const CopyButton = ({
  text,
  label,
  isWhole = false,
}: {
  readonly text: string
  readonly label: string
  readonly isWhole?: boolean
}) => {
  const [said, setSaid] = useState<'' | 'Copied' | 'shown'>('')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
      setTimeout(() => setSaid(''), SAID_MS)
    } catch {
      setSaid('shown')
    }
  }
  if (said === 'shown')
    return (
      <pre tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
    )
  return (
    <button
      type="button"
      class={isWhole ? 'small' : 'copy'}
      title={isWhole ? undefined : `Copy ${text}`}
      onClick={() => void copy()}
    >
      {said === 'Copied' ? 'Copied' : label}
    </button>
  )
}
