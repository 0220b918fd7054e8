import { learnAheadMs } from './due'

const trimmed = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

/** A span as a rating button shows it: 30s, 10m, 1.5h, 12d, 1.1mo, 2y (Anki, scheduler/timespan.rs). */
export const formatSpan = (seconds: number): string => {
  const days = seconds / 86_400
  if (seconds < 60) return `${Math.round(seconds)}s`
  if (seconds < 3600) return `${Math.round(seconds / 60)}m`
  if (days < 1) return `${trimmed(seconds / 3600)}h`
  if (days < 365 / 12) return `${Math.round(days)}d`
  if (days < 365) return `${trimmed(days / (365 / 12))}mo`
  return `${trimmed(days / 365)}y`
}

/** The text on a rating button; `<` in front of a step that learn-ahead may shorten. */
export const formatInterval = (seconds: number): string =>
  `${seconds * 1000 < learnAheadMs ? '<' : ''}${formatSpan(seconds)}`
