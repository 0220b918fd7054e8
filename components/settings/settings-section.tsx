import { useId, type ReactNode } from 'react'

/** A heading that hangs in the margin, and what is set under it. */
export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="set-section">
      <h2 className="head" id={id}>
        {title}
      </h2>
      <div className="set-body">{children}</div>
    </section>
  )
}
