import type { PageKey } from '../page-keys.ts'
import { FAULT_SIGN, GLYPHS } from '../../picture/glyphs.ts'

const named = (key: string): string => ({ ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' })[key] ?? key

const BY_POINTER = [
  ['Ctrl + wheel', 'zoom at the pointer'],
  ['Shift + wheel, drag', 'move through time'],
] as const

/** All keys, and the meaning of the signs. */
export const KeysAndSigns = ({ keys, close }: { readonly keys: readonly PageKey[]; readonly close: () => void }) => (
  <form method="dialog">
    <div class="top">
      <h2 id="help-title">Keys and signs</h2>
      <button type="button" class="small" aria-label="Close help" onClick={close}>
        ✕
      </button>
    </div>
    <div class="two">
      <dl class="keys">
        {keys.map(({ keys: all, does }) => (
          <>
            <dt>
              {all.map((key) => (
                <kbd key={key}>{named(key)}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </>
        ))}
        {BY_POINTER.map(([what, does]) => (
          <>
            <dt>{what}</dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <dl class="signs">
        {Object.entries(GLYPHS).map(([kind, { sign, means }]) => (
          <>
            <dt class={`sign ${kind}`}>{sign}</dt>
            <dd>{means}</dd>
          </>
        ))}
        <dt class="sign timed-out">{FAULT_SIGN}</dt>
        <dd>under a fault</dd>
      </dl>
    </div>
  </form>
)
