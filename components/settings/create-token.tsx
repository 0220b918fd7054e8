'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { useChange } from '@/components/ui/use-change'
import { send } from '@/lib/client/api'

export function CreateToken({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState('')
  const [token, setToken] = useState<string | null>(null)
  const change = useChange(async () => {
    const reply = await send<{ id: string; token: string }>('POST', '/tokens', { name })
    setToken(reply.token)
    setName('')
    onMade()
  })
  return (
    <>
      {token && <NewToken key={token} token={token} />}
      <form
        className="inline-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void change.run()
        }}
      >
        <TextField
          label="Name of the token"
          name="token-name"
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={change.fields.name ?? change.sentence}
        />
        <Button type="submit" busy={change.isBusy && 'Creating'}>
          Create token
        </Button>
      </form>
    </>
  )
}

/** Shown this once: the server keeps only its hash. */
function NewToken({ token }: { token: string }) {
  const [words, setWords] = useState('Copy')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(token)
      setWords('Copied')
    } catch {
      setWords('Copy it by hand')
    }
  }
  return (
    <div className="inline-form" role="status">
      <TextField
        label="New token"
        className="field mono"
        readOnly
        hint="Copy it now. It is shown this once."
        value={token}
        onFocus={(event) => event.target.select()}
      />
      <Button onClick={copy}>{words}</Button>
    </div>
  )
}
