import type { Toasts } from './toasts.ts'

/** The messages of the page, newest at the bottom. */
export const ToastList = ({ toasts }: { readonly toasts: Toasts }) => (
  <>
    {toasts.list.value.map(({ id, text, isError, actions }) => (
      <div key={id} class={isError ? 'toast error' : 'toast'} role={isError ? 'alert' : 'status'}>
        <span>{text}</span>
        {actions.map(({ label, run }) => (
          <button key={label} type="button" class="small" onClick={run}>
            {label}
          </button>
        ))}
        {actions.length === 0 && (
          <button type="button" class="small close" aria-label="Close the message" onClick={() => toasts.close(id)}>
            ✕
          </button>
        )}
      </div>
    ))}
  </>
)
