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

const mismatch = 'That address and password do not match.'

const refusals: Record<string, { message: string; status: number }> = {
  unavailable: { message: 'The server is not ready yet. Try again in a few seconds.', status: 503 },
}

/** next-auth answers 401 to every refusal and hides the code in the address it would go on to. */
const refusalOfSignIn = async (response: Response): Promise<ApiError> => {
  const body = (await response.json().catch(() => null)) as { url?: string } | null
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
    if (error instanceof ApiError) throw error
    throw new ApiError({ code: 'offline', message: 'No connection to the server. Try again.', status: 0 })
  }
}

/** @throws ApiError `unauthenticated` when address and password do not match, `limit-reached` after too many attempts */
export const signIn = (email: string, password: string): Promise<void> =>
  withNetwork(async () => {
    const csrfToken = await fetchCsrfToken()
    const response = await postForm('/api/auth/callback/credentials', {
      csrfToken,
      email,
      password,
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
