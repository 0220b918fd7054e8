import type { CardReply } from '@/lib/contract/cards'
import type { PresetReply } from '@/lib/contract/presets'
import type { FoldedCard, Position } from '@/lib/core/card'
import { assert } from '@/lib/core/errors'
import type { SchedulingConfig } from '@/lib/core/preset'
import { parseStep } from '@/lib/core/schedule/steps'
import { parseDay } from '@/lib/core/study-day'

const instant = (time: string | null): number | null => (time === null ? null : Date.parse(time))
const day = (text: string | null): number | null => (text === null ? null : parseDay(text))

const positionOf = (reply: CardReply): Position => {
  const dueDay = day(reply.dueDay)
  if (reply.state === 'new')
    return { state: 'new', step: null, due: dueDay === null ? null : { day: dueDay } }
  if (reply.state === 'review') {
    assert(dueDay !== null, 'a card in review is due on a day')
    return { state: 'review', step: null, due: { day: dueDay } }
  }
  const due = dueDay === null ? { at: instant(reply.dueAt) ?? 0 } : { day: dueDay }
  return { state: reply.state, step: reply.step ?? 0, due }
}

/** The folded card that a reply describes: the same that the server's own fold left. */
export const foldedOf = (reply: CardReply): FoldedCard => ({
  position: positionOf(reply),
  memory:
    reply.stability === null || reply.difficulty === null
      ? null
      : { stability: reply.stability, difficulty: reply.difficulty },
  intervalDays: reply.intervalDays,
  reps: reply.reps,
  lapses: reply.lapses,
  lastReviewedAt: instant(reply.lastReviewedAt),
  lastStudyDay: day(reply.lastStudyDay),
  lastEntryAt: instant(reply.lastEntryAt),
  lastEntryId: reply.lastEntryId,
  basis: reply.basis,
})

const secondsOfSteps = (steps: readonly string[]): number[] =>
  steps.map((step) => parseStep(step)).filter((seconds) => seconds !== null)

/** How a preset schedules. Its weights are kept as one array, which core remembers its algorithm by. */
export const schedulingOf = (preset: PresetReply): SchedulingConfig => ({
  ...preset,
  learningSteps: secondsOfSteps(preset.learningSteps),
  relearningSteps: secondsOfSteps(preset.relearningSteps),
})
