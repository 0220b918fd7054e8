import fc from 'fast-check'
import { ratings } from '@/lib/core/rating'
import { database } from '@/lib/db/database'
import { createPreset } from '@/lib/service/create-preset'
import { deleteNote } from '@/lib/service/delete-note'
import { getCard } from '@/lib/service/get-card'
import { getQueue } from '@/lib/service/get-queue'
import { listPresets } from '@/lib/service/list-presets'
import { patchCard } from '@/lib/service/patch-card'
import { patchDeck } from '@/lib/service/patch-deck'
import { patchPreset } from '@/lib/service/patch-preset'
import { createNote } from '@/lib/service/create-note'
import { syncReviews } from '@/lib/service/sync-reviews'
import { findDifferences } from '@/lib/service/check-integrity'
import { answerJson, batchOf, makeId, voidJson } from '@/tests/support/entries'
import { makeCards, makeLearner, useDatabase, type TestLearner } from '@/tests/support/learner'

useDatabase()

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000
const minute = 60_000

const send = (learner: TestLearner, entries: unknown[], at = now) =>
  syncReviews(learner.at(at), batchOf(entries, at))
const results = async (reply: ReturnType<typeof send>) => (await reply).entries.map(({ result }) => result)

/** What of a card the order of arrival must not change. */
const stateOf = async (learner: TestLearner, cardId: string) => {
  const { card } = await getCard(learner.at(now), { id: cardId })
  const {
    state,
    step,
    dueAt,
    stability,
    difficulty,
    reps,
    lapses,
    lastReviewedAt,
    lastEntryId,
    basis,
    intervalDays,
  } = card
  return {
    state,
    step,
    dueAt,
    stability,
    difficulty,
    reps,
    lapses,
    lastReviewedAt,
    lastEntryId,
    basis,
    intervalDays,
  }
}

test('an answer given twice counts once', async () => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  const entry = answerJson(cardId!, 'good', now - day)
  expect(await results(send(learner, [entry]))).toEqual(['applied'])
  const before = await stateOf(learner, cardId!)
  expect(await results(send(learner, [entry, entry]))).toEqual(['duplicate', 'duplicate'])
  expect(await stateOf(learner, cardId!)).toEqual(before)
  expect(before).toMatchObject({ state: 'learning', step: 1, reps: 1 })
})

test('the same id with another rating is a conflict and changes nothing', async () => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  const entry = answerJson(cardId!, 'good', now - day)
  await send(learner, [entry])
  expect(await results(send(learner, [{ ...entry, rating: 'again' }]))).toEqual(['conflict'])
  const sameTime = { ...entry, reviewedAt: new Date(now - day).toISOString().replace('Z', '+00:00') }
  expect(await results(send(learner, [sameTime]))).toEqual(['duplicate'])
  expect((await stateOf(learner, cardId!)).step).toBe(1)
})

test('one bad entry does not hold up the rest', async () => {
  const learner = await makeLearner()
  const stranger = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  const [theirs] = await makeCards(stranger, 1)
  const reply = await send(learner, [
    { ...answerJson(cardId!, 'good', now), rating: 'great' },
    answerJson(theirs!, 'good', now),
    answerJson(makeId(), 'good', now),
    answerJson(cardId!, 'good', now + 25 * 60 * minute),
    { ...answerJson(cardId!, 'good', now), extra: 1 },
    null,
    { ...answerJson(cardId!, 'good', now), kind: 'anchor' },
    answerJson(cardId!, 'good', now),
  ])
  expect(reply.entries.map(({ result }) => result)).toEqual([...Array(7).fill('rejected'), 'applied'])
  expect(reply.entries[1]!.reason).toBe(reply.entries[2]!.reason)
  expect((await stateOf(stranger, theirs!)).state).toBe('new')
})

test('a time ahead of the clock counts as the time of receipt, and its retry is a duplicate', async () => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  const entry = answerJson(cardId!, 'good', now + 3 * 60 * minute)
  expect(await results(send(learner, [entry]))).toEqual(['applied'])
  expect((await stateOf(learner, cardId!)).lastReviewedAt).toBe(new Date(now).toISOString())
  expect(await results(send(learner, [entry], now + minute))).toEqual(['duplicate'])
})

test('an entry for a deleted card is kept', async () => {
  const learner = await makeLearner()
  const note = await createNote(learner.at(now), {
    deckId: learner.deckId,
    noteType: 'basic',
    fields: { Front: 'Q', Back: 'A' },
    tags: [],
  })
  await deleteNote(learner.at(now), { id: note.note.id })
  const reply = await send(learner, [answerJson(note.cards[0]!.id, 'good', now)])
  expect(reply.entries[0]!.result).toBe('applied')
  expect(reply.cards).toEqual([])
})

test('undo is exact, and a void may come before what it voids', async () => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  await send(learner, [
    answerJson(cardId!, 'good', now - 3 * day),
    answerJson(cardId!, 'good', now - 2 * day),
  ])
  const before = await stateOf(learner, cardId!)
  const slip = answerJson(cardId!, 'again', now - day)
  const undo = voidJson(slip.id, now)
  await send(learner, [undo])
  expect(await stateOf(learner, cardId!)).toEqual(before)
  expect(await results(send(learner, [slip]))).toEqual(['applied'])
  expect(await stateOf(learner, cardId!)).toEqual(before)
  const another = answerJson(cardId!, 'again', now - day)
  await send(learner, [another])
  expect(await stateOf(learner, cardId!)).not.toEqual(before)
  await send(learner, [voidJson(another.id, now)])
  expect(await stateOf(learner, cardId!)).toEqual(before)
  const { entries } = await getCard(learner.at(now), { id: cardId! })
  expect(
    entries
      .filter(({ voidedBy }) => voidedBy !== null)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([slip.id, another.id].sort())
})

test('whatever the order, the batches, the repetitions and the devices, the cards come out the same', async () => {
  const plan = fc.record({
    steps: fc.array(
      fc.record({
        card: fc.nat(2),
        gap: fc.oneof(fc.nat(20 * minute), fc.nat(20 * day)),
        rating: fc.constantFrom(...ratings),
        kind: fc.constantFrom('answer', 'answer', 'answer', 'void', 'set-due', 'reset', 'cram'),
        back: fc.nat(4),
      }),
      { minLength: 2, maxLength: 14 },
    ),
    order: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
    cuts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 20, maxLength: 20 }),
  })
  await fc.assert(
    fc.asyncProperty(plan, async ({ steps, order, cuts }) => {
      const learner = await makeLearner('America/Los_Angeles')
      const mirror = await makeLearner('America/Los_Angeles')
      const cards = await makeCards(learner, 3)
      const mirrored = new Map<string, string>(
        (await makeCards(mirror, 3)).map((id, index) => [cards[index]!, id]),
      )
      // Fuzz is seeded by card, so the mirror must be exact.
      for (const one of [learner, mirror]) {
        const { presets } = await listPresets(one.at(now))
        await patchPreset(one.at(now), { id: presets[0]!.id, fuzz: false })
      }
      let at = now - 300 * day
      const log: { id: string; cardId?: string }[] = []
      for (const { card, gap, rating, kind, back } of steps) {
        at += gap
        const cardId = cards[card]!
        const base = { id: makeId(), reviewedAt: new Date(at).toISOString() }
        if (kind === 'void')
          log.push({
            ...base,
            kind,
            entryId: log[Math.max(0, log.length - 1 - back)]?.id ?? makeId(),
          } as never)
        else if (kind === 'set-due')
          log.push({ ...base, kind, cardId, dueAt: new Date(at + back * day).toISOString() } as never)
        else if (kind === 'reset') log.push({ ...base, kind, cardId } as never)
        else if (kind === 'cram') log.push({ ...base, kind, cardId, durationMs: 10 } as never)
        else log.push(answerJson(cardId, rating, at))
      }
      await send(learner, log)
      const shuffled = [...log, ...log.slice(0, 3)]
        .map((entry, index) => ({ entry, key: order[index % order.length]! }))
        .sort((a, b) => a.key - b.key)
        .map(({ entry }) => ('cardId' in entry ? { ...entry, cardId: mirrored.get(entry.cardId!) } : entry))
      for (let from = 0, cut = 0; from < shuffled.length; cut++) {
        const size = cuts[cut % cuts.length]!
        await send(mirror, shuffled.slice(from, from + size))
        from += size
      }
      for (const cardId of cards)
        expect(await stateOf(mirror, mirrored.get(cardId)!)).toEqual(await stateOf(learner, cardId))
      expect(await findDifferences(learner.userId)).toEqual([])
      expect(await findDifferences(mirror.userId)).toEqual([])
    }),
    { numRuns: 12 },
  )
})

test('twenty connections sending one batch at once store each entry once', async () => {
  const learner = await makeLearner()
  const cards = await makeCards(learner, 20)
  const entries = cards.map((cardId, index) => answerJson(cardId, 'good', now - day + index))
  const replies = await Promise.all(Array.from({ length: 20 }, () => send(learner, entries)))
  const applied = replies.flatMap(({ entries: list }) => list.filter(({ result }) => result === 'applied'))
  expect(applied).toHaveLength(20)
  expect(
    replies.flatMap(({ entries: list }) => list).filter(({ result }) => result === 'duplicate'),
  ).toHaveLength(380)
  expect(await findDifferences(learner.userId)).toEqual([])
})

test('twenty connections answering the same cards at once lose nothing', async () => {
  const learner = await makeLearner()
  const cards = await makeCards(learner, 5)
  const batches = Array.from({ length: 20 }, (_, batch) =>
    cards.map((cardId, index) => answerJson(cardId, 'good', now - day + batch * minute + index)),
  )
  const replies = await Promise.all(batches.map((batch) => send(learner, batch)))
  expect(replies.flatMap(({ entries }) => entries).every(({ result }) => result === 'applied')).toBe(true)
  for (const cardId of cards) expect((await stateOf(learner, cardId)).reps).toBe(20)
  expect(await findDifferences(learner.userId)).toEqual([])
})

test('a promise that was shown stands after the preset changes; one made upon other entries is made anew', async () => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  await send(learner, [answerJson(cardId!, 'easy', now - 30 * day)])
  const { card } = await getCard(learner.at(now), { id: cardId! })
  const promise = { state: 'review' as const, step: null, dueAt: new Date(now + 40 * day).toISOString() }
  await send(learner, [answerJson(cardId!, 'good', now - day, { basis: card.basis, promise })])
  const told = await stateOf(learner, cardId!)
  expect(told.dueAt).toBe(new Date(Date.UTC(2026, 6, 11, 4)).toISOString())
  const { presets } = await listPresets(learner.at(now))
  await patchPreset(learner.at(now), { id: presets[0]!.id, desiredRetention: 0.8 })
  await send(learner, [{ ...answerJson(cardId!, 'good', now - 20 * day), id: makeId() }])
  const refolded = await stateOf(learner, cardId!)
  expect(refolded.dueAt).not.toBe(told.dueAt)
  expect(await findDifferences(learner.userId)).toEqual([])
})

test('set-due sends a known card back on its day, holds a new one back, and a batch of them is undone by one void', async () => {
  const learner = await makeLearner()
  const [known, fresh] = await makeCards(learner, 2)
  await send(learner, [answerJson(known!, 'easy', now - 30 * day)])
  const before = [await stateOf(learner, known!), await stateOf(learner, fresh!)]
  const batchId = makeId()
  const setDue = (cardId: string) => ({
    id: makeId(),
    kind: 'set-due',
    cardId,
    batchId,
    reviewedAt: new Date(now).toISOString(),
    dueAt: new Date(now + 5 * day).toISOString(),
  })
  await send(learner, [setDue(known!), setDue(fresh!)])
  const [review, held] = [await stateOf(learner, known!), await stateOf(learner, fresh!)]
  expect(review).toMatchObject({
    state: 'review',
    dueAt: '2026-06-06T04:00:00.000Z',
    stability: before[0]!.stability,
  })
  expect(held).toMatchObject({ state: 'new', dueAt: '2026-06-06T04:00:00.000Z' })
  const asked = async (at: number) => (await getQueue(learner.at(at), {})).cards.map(({ id }) => id)
  expect(await asked(now)).not.toContain(fresh)
  expect(await asked(now + 5 * day)).toEqual(expect.arrayContaining([known, fresh]))
  await send(learner, [{ id: makeId(), kind: 'void', batchId, reviewedAt: new Date(now).toISOString() }])
  expect([await stateOf(learner, known!), await stateOf(learner, fresh!)]).toEqual(before)
})

describe('burying siblings', () => {
  const burying = async () => {
    const learner = await makeLearner()
    const { preset } = await createPreset(learner.at(now), {
      name: 'Burying',
      buryNewSiblings: true,
      buryReviewSiblings: true,
    })
    await patchDeck(learner.at(now), { id: learner.deckId, presetId: preset.id })
    const { cards } = await createNote(learner.at(now), {
      deckId: learner.deckId,
      noteType: 'basic-reversed',
      fields: { Front: 'A', Back: 'B' },
      tags: [],
    })
    const asked = async (at = now) => (await getQueue(learner.at(at), {})).cards.map(({ id }) => id)
    const buried = async (id: string) => (await getCard(learner.at(now), { id })).card.buried
    return { learner, first: cards[0]!.id, second: cards[1]!.id, asked, buried }
  }

  test('an answer keeps its siblings back for the day, and undoing it brings them back', async () => {
    const { learner, first, second, asked, buried } = await burying()
    expect(await asked()).toEqual([first])
    const entry = answerJson(first, 'easy', now)
    await send(learner, [entry])
    expect([await buried(second), await asked()]).toEqual([true, []])
    expect(await asked(now + day)).toEqual([second])
    await send(learner, [voidJson(entry.id, now)])
    expect([await buried(second), await asked()]).toEqual([false, [first]])
  })

  test('undoing one of two answers leaves the sibling buried; what was buried by hand stays so', async () => {
    const { learner, first, second, buried } = await burying()
    const again = answerJson(first, 'good', now + 1)
    await send(learner, [answerJson(first, 'good', now - minute), again])
    await send(learner, [voidJson(again.id, now)])
    expect(await buried(second)).toBe(true)
    const other = await burying()
    await patchCard(other.learner.at(now), { id: other.second, buried: true })
    const slip = answerJson(other.first, 'good', now)
    await send(other.learner, [slip])
    await send(other.learner, [voidJson(slip.id, now)])
    expect(await other.buried(other.second)).toBe(true)
  })

  test('a card in its steps is never buried, whichever sibling was answered first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const { learner, first, second, asked } = await burying()
      const entries = [answerJson(first, 'good', now - 2 * minute), answerJson(second, 'good', now - minute)]
      for (const index of order) await send(learner, [entries[index]])
      expect((await asked(now + 20 * minute)).sort()).toEqual([first, second].sort())
    }
  })
})

describe('leeches', () => {
  const strict = async () => {
    const learner = await makeLearner()
    const { preset } = await createPreset(learner.at(now), {
      name: 'Strict',
      leechThreshold: 2,
      leechAction: 'suspend',
      relearningSteps: [],
    })
    await patchDeck(learner.at(now), { id: learner.deckId, presetId: preset.id })
    const [cardId] = await makeCards(learner, 1)
    const log = (['easy', 'again', 'easy', 'again', 'good'] as const).map((rating, index) =>
      answerJson(cardId!, rating, now - (60 - index * 10) * day),
    )
    const card = async () => (await getCard(learner.at(now), { id: cardId! })).card
    return { learner, cardId: cardId!, log, card }
  }

  test('a leech is suspended where the preset says so, in whatever order its answers come', async () => {
    for (const order of [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [0, 3, 1, 4, 2],
    ]) {
      const { learner, log, card } = await strict()
      for (const index of order) await send(learner, [log[index]])
      expect(await card()).toMatchObject({ suspended: true, leech: true, lapses: 2 })
    }
  })

  test('undoing either lapse brings it back', async () => {
    for (const lapse of [1, 3]) {
      const { learner, log, card } = await strict()
      await send(learner, log)
      await send(learner, [voidJson(log[lapse]!.id, now)])
      expect(await card()).toMatchObject({ suspended: false, leech: false, lapses: 1 })
    }
  })

  test('one that the learner takes back stays until it lapses into one again', async () => {
    const { learner, cardId, log, card } = await strict()
    await send(learner, log)
    await patchCard(learner.at(now), { id: cardId, suspended: false })
    expect((await card()).suspended).toBe(false)
    await send(learner, [answerJson(cardId, 'good', now - 5 * day)])
    expect((await card()).suspended).toBe(false)
    await send(learner, [answerJson(cardId, 'again', now - day)])
    expect((await card()).suspended).toBe(true)
  })
})

test('the log only grows: no entry ever changes', async () => {
  const learner = await makeLearner()
  const [cardId] = await makeCards(learner, 1)
  await send(learner, [answerJson(cardId!, 'good', now - 2 * day)])
  const rows = () =>
    database().pool.query(`select * from review_entry where user_id = $1 order by id`, [learner.userId])
  const before = (await rows()).rows
  await send(learner, [answerJson(cardId!, 'again', now - 3 * day), answerJson(cardId!, 'good', now - day)])
  const after = (await rows()).rows
  expect(after.filter(({ id }) => id === before[0].id)).toEqual(before)
})
