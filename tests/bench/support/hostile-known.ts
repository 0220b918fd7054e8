import { randomUUID } from 'node:crypto'
import { graphNames } from '@/lib/core/stats/graph'
import type { Known } from './hostile-requests'
import type { BenchLearner } from './learners'
import type { BenchServer } from './server'

/** Decks, presets, notes and cards of a learner, and of nobody; graphs, curated decks, scenarios and a calendar link. */
export const knownTo = async (
  { url }: BenchServer,
  { token, deckId, presetId }: BenchLearner,
): Promise<Known> => {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const ask = async <T>(path: string, body?: object): Promise<T> =>
    (await (
      await fetch(`${url}/api/v1${path}`, {
        method: body ? 'POST' : 'GET',
        headers,
        body: body && JSON.stringify(body),
      })
    ).json()) as T
  const write = (index: number) =>
    ask<{ note: { id: string }; cards: { id: string }[] }>('/notes', {
      deckId,
      fields: { Front: `Question ${index}`, Back: 'Answer' },
    })
  const made = []
  for (let index = 0; index < 40; index++) made.push(await write(index))
  const notes = made.map(({ note }) => note.id)
  const cards = made.flatMap((one) => one.cards.map(({ id }) => id))
  const { decks } = await ask<{ decks: { slug: string }[] }>('/library')
  const { calendarFeed } = await ask<{ calendarFeed: { url: string } }>('/calendar-feed', {})
  const { changes } = await ask<{ changes: { id: string }[] }>('/changes')
  const plan = await ask<{ import: { id: string } }>('/imports', {
    files: [{ name: 'a.csv', text: 'a,b\nc,d' }],
  })
  const kept = await ask<{ search: { id: string } }>('/searches', { name: 'Due', q: 'is:due' })
  return {
    ids: [deckId, presetId, '00000000-0000-7000-8000-000000000000', ...notes, ...cards],
    words: {
      graph: graphNames,
      scope: ['all', `deck:${deckId}`, 'competency:T08'],
      slug: decks.map(({ slug }) => slug),
      token: [calendarFeed.url.split('/').at(-1)!],
      provider: ['github', 'google'],
      '/scenarios/{id}': ['G01', 'G08', 'G40'],
      '/notes/{id}': notes,
      '/cards/{id}': cards,
      '/decks/{id}': [deckId],
      '/presets/{id}': [presetId],
      '/changes/{id}': changes.map(({ id }) => id),
      '/imports/{id}': [plan.import.id],
      '/searches/{id}': [kept.search.id],
      deckId: [deckId],
      presetId: [presetId],
      noteType: ['basic', 'basic-reversed', 'cloze', 'concept'],
      cardId: cards,
      deviceId: [deckId],
      id: Array.from({ length: 500 }, () => randomUUID()),
    },
  }
}
