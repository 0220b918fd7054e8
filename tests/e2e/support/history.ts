import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { newLearner, writeCards } from './api-client'

const day = 86_400_000

/** Thirty cards, each learnt 40 days ago and reviewed twice since, the last time today; three reviews were missed. */
export const learnerWithHistory = async (baseUrl: string) => {
  const learner = await newLearner(baseUrl)
  const written = await writeCards(learner.api, 31)
  const now = Date.now() - 60_000
  const entries = written.cardIds.slice(0, 30).flatMap((cardId, index) =>
    [40, 20, 0].map((ago, turn) => ({
      ...{ id: randomUUID(), kind: 'answer', cardId, durationMs: 6000 },
      rating: turn === 0 ? 'easy' : turn === 2 && index < 3 ? 'again' : 'good',
      reviewedAt: new Date(now - ago * day).toISOString(),
    })),
  )
  const { status } = await learner.api.send('POST', '/reviews', {
    ...{ deviceId: randomUUID(), clientNow: new Date().toISOString() },
    entries,
  })
  expect(status).toBe(200)
  return { ...learner, ...written }
}
