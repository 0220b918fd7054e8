import type { Provider } from '@/lib/core/providers'
import { ApiError } from './api'
import { forgetImages } from './image-cache'
import { forgetSession, rememberSession } from './session-hint'

/** next-auth's endpoints, spoken to directly: its own client is larger than the rest of the page. */

const fetchCsrfToken = async (): Promise<string> => {
  const response = await fetch('/api/auth/csrf', { credentials: 'same-origin' })
  if (!response.ok) throw await refusalOf(response)
  return ((await response.json()) as { csrfToken: string }).csrfToken
}

const postForm = (path: string, values: Record<string, string>): Promise<Response> =>
  fetch(path, { method: 'POST', credentials: 'same-origin', body: new URLSearchParams(values) })

const refusalOf = async (response: Response): Promise<ApiError> => {
  const fallback = `Signing in is not possible just now (${response.status}). Try again in a minute.`
  const body = (await response.json().catch(() => null)) as {
    error?: { code?: string; message?: string }
  } | null
  const code = body?.error?.code ?? (response.status === 429 ? 'limit-reached' : 'unavailable')
  return new ApiError({ code, message: body?.error?.message ?? fallback, status: response.status })
}

/** The account is closed, and is erased on that day (`YYYY-MM-DD`) unless its learner keeps it. */
export class AccountClosing extends Error {
  constructor(readonly erasedOn: string) {
    super('This account is closed.')
    this.name = 'AccountClosing'
  }
}

const mismatch = 'That address and password do not match.'

const refusals: Record<string, { message: string; status: number }> = {
  failed: { message: 'This is our fault, not yours. Try again in a minute.', status: 500 },
  unavailable: { message: 'The server is not ready yet. Try again in a few seconds.', status: 503 },
}

/** next-auth answers 401 to every refusal and hides the code in the address it would go on to. */
const refusalOfSignIn = async (response: Response): Promise<Error> => {
  const body = (await response.json().catch(() => null)) as { url?: string } | null
  const closing = /[?&]error=closing(?:%20|\+)(\d{4}-\d{2}-\d{2})/.exec(body?.url ?? '')
  if (closing) return new AccountClosing(closing[1]!)
  const code = /[?&]error=([\w-]+)/.exec(body?.url ?? '')?.[1] ?? ''
  const known = refusals[code]
  return new ApiError(
    known ? { code, ...known } : { code: 'unauthenticated', message: mismatch, status: 401 },
  )
}

const withNetwork = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApiError || error instanceof AccountClosing) throw error
    throw new ApiError({ code: 'offline', message: 'No connection to the server. Try again.', status: 0 })
  }
}

/** What becomes of an account that waits to be erased: the learner is told, or it is kept. */
export type IfClosing = 'tell' | 'keep'

/** @throws AccountClosing when it is closed and only to be told; ApiError `unauthenticated` when address and password do not match, `limit-reached` after too many attempts */
export const signIn = (email: string, password: string, ifClosing: IfClosing = 'tell'): Promise<void> =>
  withNetwork(async () => {
    const csrfToken = await fetchCsrfToken()
    const response = await postForm('/api/auth/callback/credentials', {
      csrfToken,
      email,
      password,
      keep: ifClosing === 'keep' ? 'yes' : '',
      json: 'true',
    })
    if (response.status === 401) throw await refusalOfSignIn(response)
    if (!response.ok) throw await refusalOf(response)
    rememberSession()
  })

/** Ends the session and takes off this device what belongs to the learner alone. */
export const signOut = (): Promise<void> =>
  withNetwork(async () => {
    const csrfToken = await fetchCsrfToken()
    const response = await postForm('/api/auth/signout', { csrfToken, json: 'true' })
    if (!response.ok) throw await refusalOf(response)
    forgetSession()
    await forgetImages()
  })

/** Leaves for a provider's own sign-in; from there the browser comes back to `next`. */
export const goToProvider = (
  provider: Provider,
  next: string,
  ifClosing: IfClosing = 'tell',
): Promise<void> =>
  withNetwork(async () => {
    document.cookie = `crossover.keep=${ifClosing === 'keep' ? 'yes' : ''}; path=/api/auth; max-age=600; samesite=lax`
    const csrfToken = await fetchCsrfToken()
    const response = await postForm(`/api/auth/signin/${provider}`, {
      csrfToken,
      callbackUrl: next,
      json: 'true',
    })
    if (!response.ok) throw await refusalOf(response)
    window.location.assign(((await response.json()) as { url: string }).url)
  })
