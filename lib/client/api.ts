import { goToSignIn } from './navigation'

/** A refusal of the API, or the network's: `code` is the contract's, or `offline`, or `unreadable`. */
export class ApiError extends Error {
  readonly code: string
  readonly fields: Readonly<Record<string, string>>
  readonly status: number
  readonly requestId: string | null

  constructor(error: {
    code: string
    message: string
    status: number
    fields?: Record<string, string>
    requestId?: string
  }) {
    super(error.message)
    this.name = 'ApiError'
    this.code = error.code
    this.fields = error.fields ?? {}
    this.status = error.status
    this.requestId = error.requestId ?? null
  }
}

/** The network did not carry a request. */
export const offline = () =>
  new ApiError({ code: 'offline', message: 'No connection to the server. Nothing was changed.', status: 0 })

const unreadable = (status: number) =>
  new ApiError({ code: 'unreadable', message: `The server answered ${status} without saying why.`, status })

/** The error that a reply stands for, whatever its body holds. */
export const errorOf = async (response: Response): Promise<ApiError> => {
  try {
    const { error } = (await response.json()) as { error: { code: string; message: string } }
    return new ApiError({ ...error, status: response.status })
  } catch {
    return unreadable(response.status)
  }
}

/** Asks for something under `/api/v1`; without a session the browser goes to the sign-in page. */
export const reach = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', ...init }).catch(
    (error: unknown) => {
      // An aborted request is the caller's own doing.
      throw error instanceof DOMException && error.name === 'AbortError' ? error : offline()
    },
  )
  if (response.status === 401) goToSignIn()
  if (!response.ok) throw await errorOf(response)
  return response
}

const replyOf = async <T>(response: Response): Promise<T> => {
  if (response.status === 204) return undefined as T
  try {
    return (await response.json()) as T
  } catch {
    throw unreadable(response.status)
  }
}

/** Reads from `/api/v1`; without a session the browser goes to the sign-in page. */
export const get = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  reach(path, { headers: { accept: 'application/json' }, signal }).then(replyOf<T>)

type Changing = 'POST' | 'PATCH' | 'DELETE'

const initOf = (method: Changing, body: unknown, signal?: AbortSignal): RequestInit => ({
  method,
  signal,
  headers: body === undefined ? {} : { 'content-type': 'application/json' },
  body: body === undefined ? undefined : JSON.stringify(body),
})

/** Changes something under `/api/v1`. */
export const send = <T>(method: Changing, path: string, body?: unknown, signal?: AbortSignal): Promise<T> =>
  reach(path, initOf(method, body, signal)).then(replyOf<T>)

/** What a change gave back, and the id by which it can be undone; null when it cannot, or nothing changed. */
export type Changed<T> = { reply: T; changeId: string | null }

/** Changes notes, cards or decks under `/api/v1`. */
export const sendChange = async <T>(method: Changing, path: string, body?: unknown): Promise<Changed<T>> => {
  const response = await reach(path, initOf(method, body))
  return { reply: await replyOf<T>(response), changeId: response.headers.get('x-change-id') }
}

/** The sentence to show for anything that was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : 'This page has a fault of its own. Try again, or reload it.'
