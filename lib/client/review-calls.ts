import type { MeReply } from '@/lib/contract/accounts'
import type { CardReply, GetCardReply } from '@/lib/contract/cards'
import type { QueueReply, TodayReply } from '@/lib/contract/queue'
import { ApiError, errorOf, send } from './api'
import type { Asked } from './stored'

/** Reads without leading to the sign-in page: a review is not torn away while answers are kept here. */
const read = async <T>(path: string): Promise<T> => {
  const response = await fetch(`/api/v1${path}`, { headers: { accept: 'application/json' } }).catch(() => {
    throw new ApiError({ code: 'offline', message: 'No connection to the server.', status: 0 })
  })
  if (!response.ok) throw await errorOf(response)
  return (await response.json()) as T
}

export type CardPatch = { suspended?: boolean; buried?: boolean; flag?: number }

/** Every call that the review screen makes, save the answers themselves, which go through the outbox. */
export const reviewCalls = {
  me: async () => (await read<MeReply>('/me')).me,
  queue: ({ deckId, by }: Asked, limit: number) =>
    read<QueueReply>(
      `/queue?${new URLSearchParams({ limit: String(limit), ...(deckId && { deckId }), ...(by && { by }) })}`,
    ),
  card: (cardId: string) => read<GetCardReply>(`/cards/${cardId}`),
  today: () => read<TodayReply>('/today'),
  cardsOfNote: async (noteId: string) =>
    (await read<{ cards: { id: string }[] }>(`/notes/${noteId}`)).cards.map(({ id }) => id),
  patchCard: (cardId: string, patch: CardPatch) =>
    send<{ card: CardReply }>('PATCH', `/cards/${cardId}`, patch),
}

export type ReviewCalls = typeof reviewCalls

export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401

/** Why the server gave no answer: no network, it says itself that it cannot for now, or it does not answer as it should. */
export const whyAway = (error: unknown): 'network' | 'busy' | 'server' => {
  if (!(error instanceof ApiError)) return 'network'
  if (error.status === 503 || error.status === 429) return 'busy'
  return error.status === 0 ? 'network' : 'server'
}

/** True when the server could not be reached or is not well, so that the device goes on by itself. */
export const isAway = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500)
