import type { SyncReviewsReply } from '@/lib/contract/reviews'
import type { Rating } from '@/lib/core/rating'
import { answerCard, undoAnswer } from './answering'
import type { Desk } from './desk'
import { newId } from './device'
import type { Given } from './entry'
import type { CardPatch, ReviewCalls } from './review-calls'
import { shownCard } from './session'
import { rewritesOf } from './settle'
import type { StateOfSitting } from './sitting-state'
import type { HistoryRow, OutboxRow, StoredCard } from './stored'

type Options = { calls: ReviewCalls; now: () => number; afterWrite: () => void }

/** A card whose last answer here is no more is asked again in the place that it had. */
const placeOf = (card: StoredCard, forgotten: HistoryRow | null): number | null =>
  card.place ?? (forgotten?.cardId === card.id ? forgotten.before.place : null)

/** What the learner does in a sitting. */
export const createVerbs = ({ calls, now, afterWrite }: Options, desk: Desk, state: StateOfSitting) => {
  let lastAt = 0

  /** Instants of one device rise, even when its clock steps back. */
  const risingNow = () => {
    const before = state.get().session.history.at(-1)?.answeredAt ?? 0
    return (lastAt = Math.max(now(), lastAt + 1, before + 1))
  }

  const tell = (cardId: string) => {
    const open = desk.get()
    open?.channel.tell({ is: 'changed', cardIds: [cardId] })
    open?.outbox.flushSoon()
    afterWrite()
  }

  const change = async (cards: StoredCard[]) => {
    await desk.get()?.store.updateCards(() => ({ put: cards, remove: [] }))
    const { history } = state.get().session
    state.act({ is: 'changed', cards, removed: [], history, now: now() })
  }

  const cardsOf = (ids: readonly string[], to: (card: StoredCard) => StoredCard) =>
    ids.flatMap((id) => {
      const card = state.get().session.cards.get(id)
      return card ? [to(card)] : []
    })

  return {
    /** Stores the answer with all that was said before it, then shows the next card. The network is no part of it. */
    answer: (rating: Rating, given: Given = {}): Promise<void> =>
      state.exclusive(async () => {
        const { session, queue } = state.get()
        const shown = shownCard(session)
        const store = desk.get()?.store
        if (!store || !queue || !shown || !session.isRevealed) return
        const at = risingNow()
        const made = answerCard(shown, rating, queue, { id: newId(), at, ms: at - session.shownAt }, given)
        const row = await store.putAnswer(made.row, made.card, made.past)
        state.act({ is: 'answered', card: made.card, row, now: now() })
        tell(shown.id)
      }),

    /** Takes the last answer back, as often as there is one. */
    undo: (): Promise<void> =>
      state.exclusive(async () => {
        const { session } = state.get()
        const last = session.history.at(-1)
        const store = desk.get()?.store
        if (!store || !last) return
        const card = session.cards.get(last.cardId) ?? null
        const made = undoAnswer(last, card, { id: newId(), at: risingNow() })
        await store.putUndo(made.row, made.card, last.seq)
        state.act({ is: 'undone', card: made.card, row: last, now: now() })
        tell(last.cardId)
      }),

    /** An entry was undone in a card's log: the card here stands as the server says, and there is nothing left to undo of it. */
    undone: (entryId: string, reply: SyncReviewsReply): Promise<void> =>
      state.exclusive(async () => {
        const { session, queue } = state.get()
        const open = desk.get()
        if (!open || !queue) return
        const forgotten = await open.store.forgetAnswer(entryId)
        const rewrites = rewritesOf(reply, queue, now()).map(({ cardId, to }) => ({
          cardId,
          to: (card: StoredCard, rows: OutboxRow[]) => {
            const rewritten = to(card, rows)
            return { ...rewritten, place: placeOf(rewritten, forgotten) }
          },
        }))
        await open.store.settle({ removed: [], attention: [] }, rewrites)
        const here = rewrites.map(({ cardId }) => cardId).filter((id) => session.cards.has(id))
        const [cards, history] = await Promise.all([open.store.cardsById(here), open.store.history()])
        state.act({ is: 'changed', cards, removed: [], history, now: now() })
        open.channel.tell({ is: 'changed', cardIds: here })
      }),

    /** Buries or suspends cards, which is no entry and needs the network; hands back the way to undo it. */
    async setAside(cardIds: readonly string[], patch: CardPatch): Promise<() => Promise<void>> {
      const shownId = state.get().session.shownId
      const patchAll = (change: CardPatch) => Promise.all(cardIds.map((id) => calls.patchCard(id, change)))
      await patchAll(patch)
      await state.exclusive(() =>
        change(cardsOf(cardIds, (card) => ({ ...card, isAway: true, touchedAt: now() }))),
      )
      const reversed = Object.fromEntries(Object.keys(patch).map((key) => [key, false])) as CardPatch
      return async () => {
        await patchAll(reversed)
        await state.exclusive(() =>
          change(cardsOf(cardIds, (card) => ({ ...card, isAway: false, touchedAt: now() }))),
        )
        if (shownId) state.act({ is: 'called', cardId: shownId, now: now() })
      }
    },

    async setFlag(cardId: string, flag: number): Promise<void> {
      await calls.patchCard(cardId, { flag })
      await state.exclusive(() => change(cardsOf([cardId], (card) => ({ ...card, flag }))))
    },
  }
}
