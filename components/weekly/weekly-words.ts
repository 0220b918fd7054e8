import type { WeeklyReply } from '@/lib/contract/weekly'
import { longDay } from '@/components/ui/dates'
import { capitalised, counted } from '@/components/ui/words'

export type Weekly = WeeklyReply['weekly']
type Recall = { recalled: number; of: number }

const percent = (part: number): string => `${Math.round(part * 100)}%`

/** "91% of 44"; a dash where nothing was asked. */
export const share = ({ recalled, of }: Recall): string =>
  of === 0 ? '–' : `${percent(recalled / of)} of ${of.toLocaleString('en-GB')}`

/** "<1", "12". */
export const minutesIn = (seconds: number): string =>
  seconds > 0 && seconds < 30 ? '<1' : String(Math.round(seconds / 60))

/** "Ninety-one minutes on five days." */
export const sayWeek = ({ ms, daysStudied }: Weekly): string =>
  `${capitalised(counted(Math.max(1, Math.round(ms / 60_000)), 'minute'))} on ${counted(daysStudied, 'day')}.`

/** "Of 44 reviews you recalled 40: 91%, and 79% to 96% would be no surprise." */
export const sayRetention = ({ retention }: Weekly): string =>
  retention === null
    ? 'No card had waited a day or more, so there is no retention to tell yet.'
    : `Of ${counted(retention.of, 'review')} you recalled ${retention.recalled.toLocaleString('en-GB')}: ${percent(retention.recalled / retention.of)}. With so many, the truth lies between ${percent(retention.low)} and ${percent(retention.high)} nineteen times in twenty.`

/** Ten answers tell a direction; fewer do not. */
const enough = 10

/** "up", "down", "as before"; nothing where too little was asked. */
export const sayMoved = ({ retention, weekBefore }: { retention: Recall; weekBefore: Recall }): string => {
  if (retention.of < enough || weekBefore.of < enough) return ''
  const moved = retention.recalled / retention.of - weekBefore.recalled / weekBefore.of
  return Math.abs(moved) < 0.02 ? 'as before' : moved > 0 ? 'up' : 'down'
}

/** "day off", "easy day"; nothing of an ordinary day. */
export const sayShare = ({ share }: { share: number }): string =>
  share === 0 ? 'day off' : share < 1 ? 'easy day' : ''

/** "Friday 20 November to Thursday 26 November", with its year once it is past. */
export const sayDays = ({ from, to, later }: Weekly): string =>
  `${longDay(from)} to ${longDay(to)}${later === null ? '' : ` ${to.slice(0, 4)}`}`

/** "The week ahead brings back about six minutes a day." */
export const sayNextWeek = ({ next }: Weekly): string => {
  const worked = next.filter(({ share }) => share > 0)
  if (worked.length === 0) return 'The week ahead is off.'
  const seconds = worked.reduce((sum, day) => sum + day.seconds, 0) / worked.length
  if (seconds === 0) return 'Nothing is scheduled for the week ahead.'
  return `The week ahead brings back about ${counted(Math.max(1, Math.round(seconds / 60)), 'minute')} a day.`
}
