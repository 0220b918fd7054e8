'use client'

import { useState, type FormEvent } from 'react'
import { ApiError, sentenceOf } from '@/lib/client/api'

/** Spares a round trip whose answer is plain. */
const requireBoth = (email: string, password: string) => {
  const fields: Record<string, string> = {}
  if (email.trim() === '') fields.email = 'Type your address, such as ada@example.org.'
  if (password === '') fields.password = 'Type your password.'
  if (Object.keys(fields).length > 0)
    throw new ApiError({ code: 'invalid-input', message: 'Both fields are needed.', status: 0, fields })
}

/** Address and password, and what came of sending them. `work` leads to another page when it succeeds. */
export const useCredentials = (work: (email: string, password: string) => Promise<void>) => {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      requireBoth(email, password)
      await work(email, password)
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
    }
  }

  const fields: Readonly<Record<string, string>> = error instanceof ApiError ? error.fields : {}
  const isOfFields = Boolean(fields.email ?? fields.password)
  return {
    ...{ email, setEmail, password, setPassword, isBusy, submit, error, fields },
    /** What is wrong with the whole, when no field is to blame. */
    sentence: error && !isOfFields ? sentenceOf(error) : undefined,
  }
}
