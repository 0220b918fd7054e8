import { randomUUID } from 'node:crypto'
import { middayZone } from '../../support/midday'

export const password = 'correct horse battery'

/** The API as a script uses it, against a running server. */
export const apiClient = (baseUrl: string, token: string | null = null) => {
  const send = async <T>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }> => {
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T }
  }
  return { send }
}

/** A fresh account with a token; where it is the middle of the day, so that no step reaches the next one. */
export const newLearner = async (baseUrl: string, timeZone = middayZone()) => {
  const email = `${randomUUID()}@example.org`
  const open = apiClient(baseUrl)
  await open.send('POST', '/accounts', { email, password, timeZone })
  const { body } = await open.send<{ token: string }>('POST', '/tokens', { email, password, name: 'e2e' })
  return { email, token: body.token, api: apiClient(baseUrl, body.token) }
}

export type Api = ReturnType<typeof apiClient>

/** Writes so many basic notes into the learner's first deck and lifts its limits; gives the card ids. */
export const writeCards = async (api: Api, count: number): Promise<{ cardIds: string[]; deckId: string }> => {
  const { body } = await api.send<{ decks: { id: string; presetId: string }[] }>('GET', '/decks')
  const { id: deckId, presetId } = body.decks[0]!
  await api.send('PATCH', `/presets/${presetId}`, { newPerDay: 9999, reviewsPerDay: 9999 })
  const cardIds: string[] = []
  for (let index = 0; index < count; index++) {
    const made = await api.send<{ cards: { id: string }[] }>('POST', '/notes', {
      deckId,
      noteType: 'basic',
      fields: { Front: `Question number ${index}`, Back: `Answer number ${index}` },
    })
    cardIds.push(made.body.cards[0]!.id)
  }
  return { cardIds, deckId }
}
