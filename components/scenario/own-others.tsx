import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { mostOthers } from '@/lib/core/scenario/own/definition'
import { emptyOther, type OtherText } from './own-model'

type Props = {
  others: readonly OtherText[]
  errorOf: (path: string, value: string) => string | undefined
  onChange: (others: readonly OtherText[]) => void
}

/** Options that are never right, each with the mistake that leads to it. */
export function OwnOthers({ others, errorOf, onChange }: Props) {
  const put = (at: number, other: OtherText) =>
    onChange(others.map((one, index) => (index === at ? other : one)))
  return (
    <>
      {others.map((other, at) => (
        <fieldset key={at} className="own-part">
          <legend className="label">Never right</legend>
          <TextField
            label="Name"
            maxLength={200}
            value={other.label}
            onChange={(event) => put(at, { ...other, label: event.target.value })}
            error={errorOf(`others.${at}.label`, other.label)}
          />
          <TextField
            label="The mistake that leads to it"
            maxLength={500}
            value={other.mistake}
            onChange={(event) => put(at, { ...other, mistake: event.target.value })}
            error={errorOf(`others.${at}.mistake`, other.mistake)}
          />
          <Button kind="plain" onClick={() => onChange(others.filter((_, index) => index !== at))}>
            <X className="i" aria-hidden="true" />
            Remove this option
          </Button>
        </fieldset>
      ))}
      {others.length < mostOthers && (
        <Button kind="plain" className="own-add" onClick={() => onChange([...others, emptyOther])}>
          <Plus className="i" aria-hidden="true" />
          Add an option that is never right
        </Button>
      )}
    </>
  )
}
