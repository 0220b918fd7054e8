import type { QueueCard, QueueQuery, QueueReply } from '@/lib/contract/queue'
import { defaultPreset } from '@/lib/core/preset'
import { buildQueue } from '@/lib/core/queue/build'
import { ratings } from '@/lib/core/rating'
import { previewRatings, type Preview } from '@/lib/core/schedule/preview'
import { seedOf } from '@/lib/core/scenario/seed'
import { formatDay } from '@/lib/core/study-day'
import { loadContent, loadRollups, type QueueContent, type QueueDeck } from '@/lib/db/queue'
import { cardReplyOf } from './card-reply'
import type { Context } from './context'
import { drawOwn, drawRemembered } from './drawn-scenarios'
import { findLeftOut } from './find-left-out'
import { loadDay, type LearnerDay } from './load-day'
import { loadUpTo } from './load-up-to'
import { presetReplyOf } from './preset-reply'
import { secondsPerCard } from './seconds-per-card'

const outcomeOf = ({ state, step, dueAt, intervalText }: Preview) => ({
  state,
  step,
  dueAt: new Date(dueAt).toISOString(),
  intervalText,
})

/** What the card asks this time, where it asks a scenario: the same until it is answered. */
const scenarioOf = ({ row, generator, own, front }: QueueContent): QueueCard['scenario'] => {
  const seed = seedOf(row.id, row.folded.basis)
  const instance = own
    ? drawOwn(own, front, seed)
    : generator === null
      ? null
      : drawRemembered(generator, seed)
  if (!instance) return null
  const { id, revision } = instance
  return { id, revision, seed, instance, ...(own ? { own } : {}) }
}

const ladderOf = ({ ladder, rung }: QueueContent, { ladders }: LearnerDay): QueueCard['ladder'] =>
  ladders === 'climbed' && ladder !== null && rung !== null ? { name: ladder, rung } : null

const cardOf = (content: QueueContent, deck: QueueDeck, day: LearnerDay, at: number): QueueCard => {
  const { row, noteType, front, back, noteVersion } = content
  const again = day.askedAgain.get(row.id)
  const previews = previewRatings(row.id, row.folded, deck.config, day.rule, at)
  const [missed, hard, good, easy] = ratings.map((rating) => outcomeOf(previews[rating]))
  return {
    ...cardReplyOf(row, deck.config, day.rule, at),
    noteType,
    deckName: deck.name,
    front,
    back,
    noteVersion,
    mistakenOn: typeof again === 'number' ? formatDay(again) : null,
    revised: again === 'revised',
    ladder: ladderOf(content, day),
    scenario: scenarioOf(content),
    presetId: deck.presetId,
    outcomes: { again: missed!, hard: hard!, good: good!, easy: easy! },
  }
}

const mostCharacters = 8_000_000

/**
 * Today's cards in the order they are asked, with content and the four outcomes of each, exact for the moment. Of very
 * long cards it gives fewer than were asked for; the rest come when those are answered.
 */
export const getQueue = async ({ viewer, now }: Context, query: QueueQuery): Promise<QueueReply> => {
  const at = query.at ?? now
  const day = await loadDay(viewer.userId, at, query.deckId, query.by)
  const decks = new Map(day.decks.map((deck) => [deck.id, deck]))
  const display =
    (query.deckId ? decks.get(query.deckId) : day.decks.find(({ isDefault }) => isDefault))?.config ??
    defaultPreset
  const queue = buildQueue({
    candidates: day.candidates,
    decks: day.deckDays(day.decks),
    configOf: day.configOf,
    display,
    now: at,
    studyDay: day.studyDay,
  })
  const shown = queue.cards.slice(0, query.limit ?? 50)
  const [loaded, rollups, leftOut] = await Promise.all([
    loadUpTo(
      shown.map(({ cardId }) => cardId),
      (ids) => loadContent(viewer.userId, ids),
      ({ front, back }) => front.length + back.length,
      mostCharacters,
    ),
    loadRollups(viewer.userId, day.studyDay - 30, day.studyDay),
    queue.cards.length > 0 ? null : findLeftOut(viewer.userId, at, day, queue.counts, query.deckId),
  ])
  const content = new Map(loaded.map((card) => [card.row.id, card]))
  const presets = new Map(
    day.decks.map((deck) => [deck.presetId, { ...deck, id: deck.presetId, name: deck.presetName }]),
  )
  return {
    cards: shown.flatMap(({ cardId }) => {
      const card = content.get(cardId)
      const deck = card && decks.get(card.row.deckId)
      return card && deck ? [cardOf(card, deck, day, at)] : []
    }),
    counts: queue.counts,
    presets: [...presets.values()].map(presetReplyOf),
    day: {
      studyDay: formatDay(day.studyDay),
      timeZone: day.rule.timeZone,
      dayStartHour: day.rule.dayStartHour,
      endsAt: new Date(day.endsAt).toISOString(),
    },
    secondsPer: secondsPerCard(rollups),
    leftOut,
  }
}
