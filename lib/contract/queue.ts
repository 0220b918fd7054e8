import { z } from 'zod'
import { backlogModes } from '@/lib/core/queue/ease'
import { cardReply, outcomeReply } from './cards'
import { id, instant, limitOf, uuid } from './common'
import { countsReply } from './decks'
import { presetReply } from './presets'
import { scenarioReply } from './scenarios'

export const queueQuery = z.strictObject({
  deckId: uuid.optional(),
  limit: limitOf(1, 500).optional(),
  at: instant.optional(),
  /** Who chooses the cards: the plan for an interview while it is followed, or each card's own schedule all the same. */
  by: z.enum(['plan', 'schedule']).optional(),
})
export type QueueQuery = z.output<typeof queueQuery>

export const queueCard = cardReply.extend({
  noteType: z.string(),
  deckName: z.string(),
  front: z.string(),
  back: z.string(),
  /** Changes with the wording of the note; an answer that ticks points off sends it along. */
  noteVersion: z.string(),
  /** The study day on which the learner was certain and wrong, where the card is asked again for that; else null. */
  mistakenOn: z.string().nullable(),
  /** Whether the card is asked once more since the library changed what it means. */
  revised: z.boolean(),
  /** The card's place on a why-ladder, where a new card waits for the rung below; null for none and in interview mode. */
  ladder: z.object({ name: z.string(), rung: z.number().int() }).nullable(),
  /** What a flip card asks this time: the same until it is answered, on every device; null for every other card. */
  scenario: z
    .object({
      id: z.string(),
      revision: z.number().int(),
      seed: z.number().int(),
      instance: scenarioReply,
      /** Of a learner's own scenario: what draws the next one without the network. */
      own: z.object({ definition: z.string(), question: z.string() }).optional(),
    })
    .nullable(),
  /** The preset that schedules the card, among `presets`. */
  presetId: id,
  outcomes: z.object({ again: outcomeReply, hard: outcomeReply, good: outcomeReply, easy: outcomeReply }),
})
export type QueueCard = z.output<typeof queueCard>

/** Cards that a plan for an interview leaves out today, and the study day of the interview. */
export const leftOutReply = z.object({ counts: countsReply, plannedFor: z.string() })
export type LeftOutReply = z.output<typeof leftOutReply>

/** The queue with what a device needs to go on offline: the presets of its cards and the learner's day. */
export const queueReply = z.object({
  cards: z.array(queueCard),
  counts: countsReply,
  presets: z.array(presetReply),
  day: z.object({
    studyDay: z.string(),
    timeZone: z.string(),
    dayStartHour: z.number().int(),
    endsAt: z.string(),
  }),
  secondsPer: z.object({ new: z.number(), learning: z.number(), review: z.number() }),
  /** What the schedule would ask now, where a plan asks nothing; null where there is no such card, or the plan asks some. */
  leftOut: leftOutReply.nullable(),
})
export type QueueReply = z.output<typeof queueReply>

export const todayReply = z.object({
  today: z.object({
    studyDay: z.string(),
    counts: countsReply,
    /** Cards that limits keep for another day, with the names of the presets whose limits those are. */
    heldBack: z.object({ new: z.number().int(), review: z.number().int(), presets: z.array(z.string()) }),
    seconds: z.number().int(),
    /** The study day that today's cards were chosen for; null where no plan chose them. */
    plannedFor: z.string().nullable(),
    /** What the schedule would ask now, where the plan asks nothing more today; else null. */
    leftOut: leftOutReply.nullable(),
    /** The part of an ordinary day that is asked, and cards that wait because it is less. */
    rest: z.object({ share: z.number(), waiting: z.number().int() }),
    /**
     * When more is overdue than a day's minutes: minutes a day that clear it beside what comes, and in how many days.
     * New cards wait meanwhile. Null when there is none, or cards are asked as they fall due.
     */
    backlog: z
      .object({
        days: z.number().int(),
        minutes: z.number().int(),
        minutesPerDay: z.number().int(),
        mode: z.enum(backlogModes),
      })
      .nullable(),
    done: z.object({
      answers: z.number().int(),
      recalled: z.number().int(),
      ms: z.number().int(),
      newCards: z.number().int(),
    }),
    decks: z.array(z.object({ id, name: z.string(), counts: countsReply })),
    /** When the next card comes if nothing is left; null when none is scheduled. */
    nextDueAt: z.string().nullable(),
    week: z.array(z.object({ studyDay: z.string(), answers: z.number().int(), ms: z.number().int() })),
  }),
})
export type TodayReply = z.output<typeof todayReply>
