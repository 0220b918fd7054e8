import type { ButtonHTMLAttributes } from 'react'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: 'primary' | 'plain' | 'danger'
  /** What it says while its work runs, such as "Saving"; it keeps its width and takes no press. */
  busy?: string | false
}

export function Button({ kind, busy = false, className = '', children, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      className={['btn', kind, className].filter(Boolean).join(' ')}
      aria-busy={busy ? true : undefined}
      // Not `disabled`, which would take the focus away from whoever pressed it.
      aria-disabled={busy ? true : undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {busy ? (
        <span className="busy-words">
          <span className="invisible">{children}</span>
          <span>{busy}</span>
        </span>
      ) : (
        children
      )}
    </button>
  )
}
