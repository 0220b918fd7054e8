import { formatDay, dayMs, hourMs, minuteMs } from './study-day'

const twoDigits = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
const lastPlain = Date.UTC(9999, 11, 31)

/**
 * An instant as `toISOString` writes it: `2026-11-23T08:10:00.000Z`. A batch of answers names hundreds, and a Date for
 * each costs more than folding the cards.
 */
export const formatInstant = (at: number): string => {
  if (!(at >= 0 && at < lastPlain && Number.isInteger(at))) return new Date(at).toISOString()
  const ms = at % dayMs
  const hours = twoDigits[Math.floor(ms / hourMs)]!
  const minutes = twoDigits[Math.floor(ms / minuteMs) % 60]!
  const seconds = twoDigits[Math.floor(ms / 1000) % 60]!
  return `${formatDay((at - ms) / dayMs)}T${hours}:${minutes}:${seconds}.${String(ms % 1000).padStart(3, '0')}Z`
}
