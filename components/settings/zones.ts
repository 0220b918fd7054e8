import { isTimeZone, offsetMinutesAt } from '@/lib/core/study-day'
import type { Choice } from '@/components/ui/choices'

/** "UTC+5:30", "UTC−8", "UTC" for minutes east. */
export const sayOffset = (minutes: number): string => {
  if (minutes === 0) return 'UTC'
  const whole = Math.abs(Math.round(minutes))
  const rest = whole % 60
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(whole / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/** "14:20" on clocks of a zone. */
export const clockIn = (timeZone: string, at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })

/** Every zone this browser knows and the one that is set, each with what its clocks are off by now. */
export const zoneChoices = (own: string, at: number): Choice[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own])]
    .filter(isTimeZone)
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((zone) => ({
      value: zone,
      label: zone.replaceAll('_', ' '),
      words: sayOffset(offsetMinutesAt(zone, at)),
    }))
