import type { WorkloadReply } from '@/lib/contract/presets'
import { minutesPerDay } from '@/lib/core/plan/workload'
import type { PresetConfig } from '@/lib/core/preset'
import { capitalised, figured } from '@/components/ui/words'

type Basis = WorkloadReply['workload']

/** "about 18 minutes", "less than a minute". */
export const sayMinutes = (minutes: number): string =>
  minutes < 1 ? 'less than a minute' : `about ${figured(Math.round(minutes), 'minute')}`

export const percent = (retention: number): string => `${Math.round(retention * 1000) / 10}%`

/** Five points more than is set, as far as there are any: what one might be tempted to. */
const tempting = (retention: number): number => (retention < 0.945 ? 0.95 : retention < 0.965 ? 0.97 : 0.9)

/** "About 18 minutes a day at 90%; 95% would take about 31 minutes." */
export const sayWorkload = (saved: PresetConfig, drafted: PresetConfig, basis: Basis): string => {
  const now = minutesPerDay(saved, basis)
  const then = minutesPerDay(drafted, basis)
  if (Math.abs(now - then) > 1e-9) {
    const change =
      drafted.desiredRetention === saved.desiredRetention ? 'this' : percent(drafted.desiredRetention)
    return `${capitalised(sayMinutes(now))} a day as it is saved; ${change} would take ${sayMinutes(then)}.`
  }
  const other = tempting(saved.desiredRetention)
  const there = minutesPerDay({ ...saved, desiredRetention: other }, basis)
  return `${capitalised(sayMinutes(now))} a day at ${percent(saved.desiredRetention)}; ${percent(other)} would take ${sayMinutes(there)}.`
}

export const cardsIn = ({ groups, newCards }: Basis): number =>
  groups.reduce((sum, { cards }) => sum + cards, newCards)
