'use client'

import { useState } from 'react'
import type { WorkloadReply } from '@/lib/contract/presets'
import { kneeOf, type CurvePoint } from '@/lib/core/plan/retention-curve'
import type { PresetConfig } from '@/lib/core/preset'
import { Button } from '@/components/ui/button'
import { SliderField } from '@/components/ui/slider-field'
import { figured } from '@/components/ui/words'
import { TableSwitch } from '@/components/ui/table-switch'
import { cardsIn, percent, sayMinutes } from '../workload-words'
import { CurveChart } from './curve-chart'
import { sayCosts } from './cost-words'
import { CurveTable } from './curve-table'
import { useCurve } from './use-curve'

type Props = {
  config: PresetConfig
  workload: WorkloadReply['workload']
  /** Takes a desired retention over into the draft, in percent. */
  onChoose: (percent: number) => void
}

/** More cards than any collection under one preset is likely to have; beyond, a phone would be slow. */
const mostCards = 50_000

const sayPoint = ({ desiredRetention, remembered, cards, minutesPerDay }: CurvePoint, days: number): string =>
  `At ${percent(desiredRetention)} you would remember ${Math.round(remembered).toLocaleString('en-GB')} of ${figured(cards, 'card')} after ${figured(days, 'day')}, for ${sayMinutes(minutesPerDay)} a day.`

/** Days played through in the browser: what each desired retention would bring, and what it would take. */
export function Simulator({ config, workload, onChoose }: Props) {
  const [days, setDays] = useState(365)
  const [newPerDay, setNewPerDay] = useState(Math.min(config.newPerDay, 100))
  const [minutes, setMinutes] = useState(workload.minutesWanted)
  const [isHelped, setHelped] = useState(false)
  const [isTable, setTable] = useState(false)
  const { weights, maximumIntervalDays, desiredRetention } = config
  const { points, isDone, isBroken } = useCurve(
    {
      ...{ groups: workload.groups, newCards: workload.newCards, secondsPer: workload.secondsPer },
      ...{ secondsPerRating: workload.secondsPerRating, dayShares: workload.dayShares },
      ...{ shares: workload.shares, weights, maximumIntervalDays },
      relearningSteps: config.relearningSteps.length,
    },
    { days, newPerDay, minutesPerDay: minutes },
    desiredRetention,
  )
  const chosen = points.find((point) => point.desiredRetention === desiredRetention)
  const knee = isHelped && isDone ? kneeOf(points) : null
  if (cardsIn(workload) === 0)
    return <p className="hint-text">No card is under this preset yet, so there is nothing to play through.</p>
  if (cardsIn(workload) > mostCards)
    return (
      <p className="hint-text">More than {figured(mostCards, 'card')} are too many to play through here.</p>
    )
  return (
    <div className="simulator">
      <div className="simulator-asks">
        <SliderField label="Days" least={7} most={365} value={days} onChange={setDays} />
        <SliderField
          label="New cards a day, at most"
          least={0}
          most={100}
          value={newPerDay}
          onChange={setNewPerDay}
        />
        <SliderField
          label="Minutes a day, at most"
          least={1}
          most={Math.max(120, workload.minutesWanted)}
          unit="min"
          value={minutes}
          onChange={setMinutes}
        />
      </div>
      <figure className="fig" aria-label="Remembered cards by minutes a day" aria-busy={!isDone}>
        <figcaption>
          <span className="say" aria-live="polite">
            {isBroken
              ? 'This browser could not play it through.'
              : chosen
                ? sayPoint(chosen, days)
                : 'Playing the days through.'}
          </span>
          <span className="def">
            Remembered is the expected number of cards you would recall on the day after the last. Each day
            asks what is due, least sure first, then new cards, while the minutes last; nothing on your days
            off, and less on easy days. Ratings come as often as you give them.
          </span>
          <span className="def">{sayCosts(workload)}</span>
        </figcaption>
        {points.length > 1 &&
          (isTable ? (
            <CurveTable points={points} knee={knee} />
          ) : (
            <CurveChart points={points} chosen={desiredRetention} knee={knee} />
          ))}
        <div className="foot">
          <TableSwitch isTable={isTable} onSwitch={setTable} />
        </div>
      </figure>
      {knee ? (
        <div className="note" role="status">
          <p>
            <b>{percent(knee.desiredRetention)} is where the curve bends.</b> Up to there a minute brings more
            than the average minute, beyond it less.
          </p>
          {knee.desiredRetention !== desiredRetention && (
            <Button onClick={() => onChoose(Math.round(knee.desiredRetention * 100))}>
              Take {percent(knee.desiredRetention)}
            </Button>
          )}
        </div>
      ) : (
        <Button busy={isHelped && !isDone && !isBroken && 'Playing the days'} onClick={() => setHelped(true)}>
          Help me choose
        </Button>
      )}
      {isHelped && isDone && !knee && (
        <p className="hint-text">Here every retention comes to the same: choose the one you like.</p>
      )}
    </div>
  )
}
