import { formatSpan } from '@/lib/core/schedule/timespan'

/** Figures of a card as its information shows them; nothing for what there is not. */
export const days = (count: number | null): string => (count === null ? '' : formatSpan(count * 86_400))
export const share = (value: number | null): string => (value === null ? '' : `${Math.round(value * 100)}%`)

export const when = (time: string): string =>
  new Date(time).toLocaleString('en-GB', {
    ...({ day: 'numeric', month: 'short', year: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit' } as const),
  })
