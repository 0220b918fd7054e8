'use client'

import { useState } from 'react'
import { FieldRow } from '@/components/ui/field'

type Props = {
  label?: string
  autoComplete: 'current-password' | 'new-password'
  value: string
  onChange: (value: string) => void
  hint?: string
  error?: string
}

export function PasswordField({ label = 'Password', autoComplete, value, onChange, hint, error }: Props) {
  const [isShown, setShown] = useState(false)
  return (
    <FieldRow label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className="field-group">
          <input
            className="field"
            type={isShown ? 'text' : 'password'}
            name={autoComplete}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required
            value={value}
            onChange={(event) => onChange(event.target.value)}
            {...wiring}
          />
          {/* A name of its own, so that "Password" is the field alone. */}
          <button
            type="button"
            className="btn plain sm"
            aria-pressed={isShown}
            aria-label={isShown ? 'Hide what is typed' : 'Show what is typed'}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? 'Hide' : 'Show'}
          </button>
        </div>
      )}
    </FieldRow>
  )
}
