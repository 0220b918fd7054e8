import { createDeck } from '@/lib/service/create-deck'
import { createPreset } from '@/lib/service/create-preset'
import { deletePreset } from '@/lib/service/delete-preset'
import { getToday } from '@/lib/service/get-today'
import { getWorkload } from '@/lib/service/get-workload'
import { listDecks } from '@/lib/service/list-decks'
import { listPresets } from '@/lib/service/list-presets'
import { patchDeck } from '@/lib/service/patch-deck'
import { patchPreset } from '@/lib/service/patch-preset'
import { syncReviews } from '@/lib/service/sync-reviews'
import { updateLearner } from '@/lib/db/learner'
import { findDifferences } from '@/lib/service/check-integrity'
import { getCard } from '@/lib/service/get-card'
import { answerJson, batchOf, makeId } from '@/tests/support/entries'
import { makeCards, makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000

const namesOf = async (learner: TestLearner) =>
  (await listDecks(learner.at(now))).decks.map(({ name }) => name).filter((name) => name !== 'My cards')
const make = async (learner: TestLearner, name: string) =>
  (await createDeck(learner.at(now), { name })).deck.id

describe('a deck moves', () => {
  test('with the decks inside it, into one that is there and into one that is made for it', async () => {
    const learner = await makeLearner()
    const id = await make(learner, 'Metrics')
    await make(learner, 'Metrics::Ranking::Online')
    await make(learner, 'Interview')
    await patchDeck(learner.at(now), { id, name: 'Interview::Metrics' })
    await patchDeck(learner.at(now), { id, name: 'Work::2026::Metrics' })
    expect(await namesOf(learner)).toEqual([
      'Interview',
      'Work',
      'Work::2026',
      'Work::2026::Metrics',
      'Work::2026::Metrics::Ranking',
      'Work::2026::Metrics::Ranking::Online',
    ])
  })

  test('under the name that the deck above has, whatever case it was asked for in', async () => {
    const learner = await makeLearner()
    await make(learner, 'Metrics')
    const id = await make(learner, 'Ranking')
    await make(learner, 'Ranking::Online')
    const { deck } = await patchDeck(learner.at(now), { id, name: 'METRICS::Ranking' })
    expect(deck.name).toBe('Metrics::Ranking')
    expect(await namesOf(learner)).toEqual(['Metrics', 'Metrics::Ranking', 'Metrics::Ranking::Online'])
    expect((await patchDeck(learner.at(now), { id, name: 'Metrics::RANKING' })).deck.name).toBe(
      'Metrics::RANKING',
    )
  })

  test('never into itself, at any depth and in any case', async () => {
    const learner = await makeLearner()
    const id = await make(learner, 'A')
    await make(learner, 'A::B::C')
    for (const name of ['A::A', 'a::x', 'A::B::C::A'])
      await expect(patchDeck(learner.at(now), { id, name })).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await namesOf(learner)).toEqual(['A', 'A::B', 'A::B::C'])
  })

  test('not so that the decks inside it lie too deep or get too long a name; nothing is half moved', async () => {
    const learner = await makeLearner()
    const id = await make(learner, 'A')
    await make(learner, 'A::B::C::D::E')
    await make(learner, `A::${'x'.repeat(190)}`)
    const before = await namesOf(learner)
    for (const name of ['1::2::3::4::5::6::A', `${'y'.repeat(20)}::A`])
      await expect(patchDeck(learner.at(now), { id, name })).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('inside it'),
      })
    expect(await namesOf(learner)).toEqual(before)
  })
})

describe('a name', () => {
  test.each([
    ['ranking', 'RANKING'],
    ['Überblick', 'überblick'],
    ['Straße', 'straße'],
    ['Ελλάς', 'ΕΛΛΆΣ'],
    ['İstanbul', 'i̇stanbul'],
  ])('%s and %s are one deck, however they are asked for', async (first, second) => {
    const learner = await makeLearner()
    const other = await make(learner, 'Other')
    await make(learner, first)
    await expect(make(learner, second)).rejects.toMatchObject({ code: 'conflict' })
    await expect(patchDeck(learner.at(now), { id: other, name: second })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test.each([
    ['İstanbul', 'istanbul'],
    ['a_b', 'axb'],
    ['100%', '100x'],
    ['K', 'K'],
    ['ﬁ', 'fi'],
  ])('%s and %s are answered, never broken by', async (first, second) => {
    const learner = await makeLearner()
    await make(learner, first)
    const id = await make(learner, 'Other')
    const outcome = await patchDeck(learner.at(now), { id, name: second }).then(
      () => 'renamed',
      (error: { code: string }) => error.code,
    )
    expect(['renamed', 'conflict']).toContain(outcome)
  })

  test('asked for twice at once goes to one of them', async () => {
    const learner = await makeLearner()
    const ids = await Promise.all(['One', 'Two', 'Three'].map((name) => make(learner, name)))
    const outcomes = await Promise.allSettled(
      ids.map((id) => patchDeck(learner.at(now), { id, name: 'Metrics' })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' })
    expect((await namesOf(learner)).filter((name) => name === 'Metrics')).toHaveLength(1)
  })

  test('is kept by one deck when two decks move above each other at once', async () => {
    const learner = await makeLearner()
    const a = await make(learner, 'A')
    const b = await make(learner, 'B')
    await Promise.allSettled([
      patchDeck(learner.at(now), { id: a, name: 'B::A' }),
      patchDeck(learner.at(now), { id: b, name: 'A::B' }),
    ])
    const names = await namesOf(learner)
    const parents = names.flatMap((name) =>
      name.includes('::') ? [name.slice(0, name.lastIndexOf('::'))] : [],
    )
    for (const parent of parents) expect(names).toContain(parent)
  })
})

describe('a preset', () => {
  test('that is deleted gives its decks the default, and cards folded under it stay as they are', async () => {
    const learner = await makeLearner()
    const { preset } = await createPreset(learner.at(now), { name: 'Slow', desiredRetention: 0.8 })
    await patchDeck(learner.at(now), { id: learner.deckId, presetId: preset.id })
    const [card] = await makeCards(learner, 1)
    await syncReviews(learner.at(now), batchOf([answerJson(card!, 'easy', now - day)], now))
    const before = (await getCard(learner.at(now), { id: card! })).card
    await deletePreset(learner.at(now), { id: preset.id })
    const { presets } = await listPresets(learner.at(now))
    expect(presets.map(({ name }) => name)).toEqual(['Default'])
    const { decks } = await listDecks(learner.at(now))
    expect(decks[0]!.presetId).toBe(presets[0]!.id)
    expect((await getCard(learner.at(now), { id: card! })).card.dueAt).toBe(before.dueAt)
    expect(await findDifferences(learner.userId)).toEqual([])
    for (const attempt of [
      () => deletePreset(learner.at(now), { id: preset.id }),
      () => patchPreset(learner.at(now), { id: preset.id, newPerDay: 1 }),
      () => patchDeck(learner.at(now), { id: learner.deckId, presetId: preset.id }),
      () => createDeck(learner.at(now), { name: 'Late', presetId: preset.id }),
      () => getWorkload(learner.at(now), { id: preset.id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
  })

  test('of new decks cannot be deleted, nor a stranger’s be found', async () => {
    const learner = await makeLearner()
    const { presets } = await listPresets(learner.at(now))
    await expect(deletePreset(learner.at(now), { id: presets[0]!.id })).rejects.toMatchObject({
      code: 'conflict',
    })
    const stranger = await makeLearner()
    const { preset } = await createPreset(learner.at(now), { name: 'Mine' })
    for (const id of [preset.id, makeId()]) {
      await expect(deletePreset(stranger.at(now), { id })).rejects.toMatchObject({ code: 'not-found' })
      await expect(getWorkload(stranger.at(now), { id })).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  test('revised moves no due day by itself', async () => {
    const learner = await makeLearner()
    const [card] = await makeCards(learner, 1)
    await syncReviews(learner.at(now), batchOf([answerJson(card!, 'easy', now - day)], now))
    const before = (await getCard(learner.at(now), { id: card! })).card
    const { presets } = await listPresets(learner.at(now))
    await patchPreset(learner.at(now), { id: presets[0]!.id, desiredRetention: 0.99, maximumIntervalDays: 2 })
    expect((await getCard(learner.at(now), { id: card! })).card.dueAt).toBe(before.dueAt)
  })

  test('says what it costs from the cards under it, and a higher retention costs more', async () => {
    const learner = await makeLearner()
    const cards = await makeCards(learner, 12)
    const entries = cards
      .slice(0, 6)
      .flatMap((id) => [answerJson(id, 'easy', now - 9 * day), answerJson(id, 'good', now - 3 * day)])
    await syncReviews(learner.at(now), batchOf(entries, now))
    const { presets } = await listPresets(learner.at(now))
    const id = presets[0]!.id
    const { workload } = await getWorkload(learner.at(now), { id })
    expect(workload.groups.reduce((sum, group) => sum + group.cards, 0)).toBe(6)
    expect(workload.newCards).toBe(6)
    await patchPreset(learner.at(now), { id, desiredRetention: 0.95 })
    const dearer = (await getWorkload(learner.at(now), { id })).workload
    expect(dearer.minutesPerDay).toBeGreaterThan(workload.minutesPerDay)
    const { preset } = await createPreset(learner.at(now), { name: 'Unused' })
    expect((await getWorkload(learner.at(now), { id: preset.id })).workload.minutesPerDay).toBe(0)
  })
})

describe('what an answer costs', () => {
  const costsOf = async (learner: TestLearner) => {
    const { presets } = await listPresets(learner.at(now))
    return (await getWorkload(learner.at(now), { id: presets[0]!.id })).workload
  }

  test('is the usual for a learner without answers', async () => {
    const { secondsPerRating } = await costsOf(await makeLearner())
    const usual = (seconds: number) => ({ again: seconds, hard: seconds, good: seconds, easy: seconds })
    expect(secondsPerRating).toEqual({ new: usual(45), review: usual(12), answers: { new: 0, review: 0 } })
  })

  test('is the learner’s own by rating, and a few odd answers do not move it far', async () => {
    const learner = await makeLearner()
    const cards = await makeCards(learner, 60)
    // Met easily, reviewed after 9 days: half forgotten in 20 s, half good in 4 s, one hard in a minute.
    const entries = cards.flatMap((id, index) => {
      const [rating, durationMs] =
        index === 0 ? ['hard', 60_000] : index % 2 ? ['again', 20_000] : ['good', 4_000]
      return [
        { ...answerJson(id, 'easy', now - 20 * day), durationMs: 10_000 },
        { ...answerJson(id, rating as never, now - 11 * day), durationMs },
      ]
    })
    await syncReviews(learner.at(now), batchOf(entries, now))
    const { secondsPer, secondsPerRating } = await costsOf(learner)
    expect(secondsPerRating.answers).toEqual({ new: 60, review: 60 })
    const mean = secondsPer.review
    expect(mean).toBeCloseTo((30 * 20 + 29 * 4 + 60) / 60, 6)
    expect(secondsPerRating.review.again).toBeCloseTo((30 * 20 + 20 * mean) / 50, 6)
    expect(secondsPerRating.review.good).toBeCloseTo((29 * 4 + 20 * mean) / 49, 6)
    expect(secondsPerRating.review.hard).toBeCloseTo((60 + 20 * mean) / 21, 6)
    expect(secondsPerRating.review.easy).toBe(mean)
    expect(secondsPerRating.new.easy).toBeCloseTo(10, 6)
    expect(await findDifferences(learner.userId)).toEqual([])
  })

  test('knows the days off and easy days of the year to come', async () => {
    const learner = await makeLearner()
    const today = Math.floor(now / day)
    await updateLearner(
      learner.userId,
      { daysOff: [{ from: today + 1, to: today + 2 }], easyDays: [100, 100, 100, 100, 100, 100, 50] },
      undefined,
    )
    const { dayShares } = await costsOf(learner)
    expect(dayShares).toHaveLength(365)
    // The first of June 2026 is a Monday.
    expect(dayShares.slice(0, 8)).toEqual([1, 0, 0, 1, 1, 1, 0.5, 1])
  })
})

describe('what limits hold back', () => {
  test('is counted for the deck and for the day, with the preset whose limit it is', async () => {
    const learner = await makeLearner()
    await makeCards(learner, 7)
    const { presets } = await listPresets(learner.at(now))
    const presetId = presets[0]!.id
    const deckOf = async () => (await listDecks(learner.at(now))).decks[0]!
    expect((await deckOf()).heldBack).toEqual({ new: 0, review: 0, presetIds: [] })
    await patchPreset(learner.at(now), { id: presetId, newPerDay: 2 })
    expect(await deckOf()).toMatchObject({
      counts: { new: 2 },
      heldBack: { new: 5, review: 0, presetIds: [presetId] },
    })
    expect((await getToday(learner.at(now))).today.heldBack).toEqual({
      new: 5,
      review: 0,
      presets: ['Default'],
    })
  })

  test('are the limits of the deck above where those are reached first', async () => {
    const learner = await makeLearner()
    await makeCards(learner, 5)
    const { preset } = await createPreset(learner.at(now), { name: 'Tight', newPerDay: 1 })
    const { deck } = await createDeck(learner.at(now), { name: 'All', presetId: preset.id })
    await patchDeck(learner.at(now), { id: learner.deckId, name: 'All::Mine' })
    const { decks } = await listDecks(learner.at(now))
    expect(decks.find(({ id }) => id === deck.id)).toMatchObject({
      counts: { new: 1 },
      heldBack: { new: 4, review: 0, presetIds: [preset.id] },
    })
    expect(decks.find(({ id }) => id === learner.deckId)!.heldBack.new).toBe(0)
  })

  test('counts reviews over their limit', async () => {
    const learner = await makeLearner()
    const cards = await makeCards(learner, 4)
    const entries = cards.map((id) => answerJson(id, 'easy', now - 60 * day))
    await syncReviews(learner.at(now), batchOf(entries, now))
    const { presets } = await listPresets(learner.at(now))
    await patchPreset(learner.at(now), { id: presets[0]!.id, reviewsPerDay: 1 })
    const { today } = await getToday(learner.at(now))
    expect([today.counts.review, today.heldBack.review]).toEqual([1, 3])
  })
})
