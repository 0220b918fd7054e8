import type { RescheduleReply } from '@/lib/contract/parameters'
import type { Memory } from '@/lib/core/card'
import type { PresetConfig } from '@/lib/core/preset'
import { foldCard } from '@/lib/core/schedule/fold'
import { fuzzShare } from '@/lib/core/schedule/fuzz'
import { graduatingDays } from '@/lib/core/schedule/intervals'
import type { StudyDay } from '@/lib/core/study-day'
import type { Run } from '@/lib/db/database'
import { findConfigs, findDatedCards, type DatedCard } from '@/lib/db/reschedule'
import { loadLogs } from '@/lib/db/card-logs'

/** Where cards in review would stand by the weights in force, and what that comes to. */
export type ReschedulePlan = { days: Map<string, StudyDay>; counts: RescheduleReply['reschedule'] }

/** So many logs are read at a time, to keep memory level. */
const cardsAtOnce = 500

/** The memory of each card under the weights in force: its log folded anew where it was reckoned with others. */
const memoriesOf = async (
  userId: string,
  cards: readonly DatedCard[],
  configs: Map<string, PresetConfig>,
  run?: Run,
): Promise<Map<string, Memory>> => {
  const memories = new Map<string, Memory>(
    cards.map(({ id, stability, difficulty }) => [id, { stability, difficulty }]),
  )
  const old = cards.filter(({ isOld }) => isOld)
  for (let start = 0; start < old.length; start += cardsAtOnce) {
    const some = old.slice(start, start + cardsAtOnce)
    const logs = await loadLogs(
      userId,
      some.map(({ id }) => id),
      run,
    )
    for (const { id, presetId } of some) {
      const live = (logs.get(id) ?? []).filter(({ voidedBy }) => voidedBy === null)
      const { memory } = foldCard(
        id,
        live.map(({ entry }) => entry),
        configs.get(presetId)!,
      )
      if (memory) memories.set(id, memory)
    }
  }
  return memories
}

/** The day a card would be due, counted from its last answer as when it was given; what is past is due today. */
const dayOf = (card: DatedCard, memory: Memory, config: PresetConfig, today: StudyDay): StudyDay => {
  const share = config.fuzz ? fuzzShare(card.id, card.reps) : null
  return Math.max(today, card.lastStudyDay + graduatingDays({ config, share }, memory))
}

/** Works out where every card in review would be due by the weights in force; writes nothing. */
export const planReschedule = async (userId: string, today: StudyDay, run?: Run): Promise<ReschedulePlan> => {
  const [cards, configs] = [await findDatedCards(userId, run), await findConfigs(userId, run)]
  const memories = await memoriesOf(userId, cards, configs, run)
  const days = new Map<string, StudyDay>()
  const counts = { cards: cards.length, moved: 0, sooner: 0, later: 0, dueBefore: 0, dueAfter: 0 }
  for (const card of cards) {
    const day = dayOf(card, memories.get(card.id)!, configs.get(card.presetId)!, today)
    const before = Math.max(today, card.dueDay)
    if (before === today) counts.dueBefore++
    if (day === today) counts.dueAfter++
    if (day === before) continue
    days.set(card.id, day)
    counts.moved++
    if (day < before) counts.sooner++
    else counts.later++
  }
  return { days, counts }
}
