'use client'

import { useMemo, useState } from 'react'
import type { WorkloadReply } from '@/lib/contract/presets'
import { minutesPerDay, workloadCurve } from '@/lib/core/plan/workload'
import type { PresetConfig } from '@/lib/core/preset'
import { figured } from '@/components/ui/words'
import { FigureTable } from '@/components/ui/figure-table'
import { TableSwitch } from '@/components/ui/table-switch'
import { WorkloadChart } from './workload-chart'
import { cardsIn, percent, sayWorkload } from './workload-words'

type Props = { saved: PresetConfig; drafted: PresetConfig; workload: WorkloadReply['workload'] }

/** What the settings cost in minutes a day, and what other retentions would; an estimate, and it says so. */
export function Workload({ saved, drafted, workload }: Props) {
  const [isTable, setTable] = useState(false)
  const shape = JSON.stringify([
    drafted.weights,
    drafted.maximumIntervalDays,
    drafted.relearningSteps,
    drafted.newPerDay,
  ])
  const curve = useMemo(
    () => workloadCurve(drafted, workload),
    // The curve is of all retentions: the one chosen does not change it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [shape, workload],
  )
  const here = { desiredRetention: drafted.desiredRetention, minutes: minutesPerDay(drafted, workload) }
  if (cardsIn(workload) === 0)
    return (
      <p className="hint-text">No card is scheduled by this preset yet, so there is no cost to reckon.</p>
    )
  return (
    <figure className="fig workload">
      <figcaption>
        <span className="say">{sayWorkload(saved, drafted, workload)}</span>
        <span className="def">
          An estimate for the next {workload.horizonDays} days, from {figured(cardsIn(workload), 'card')}{' '}
          under this preset and the seconds a card takes you.
        </span>
      </figcaption>
      {isTable ? <WorkloadTable curve={curve} /> : <WorkloadChart curve={curve} here={here} />}
      <div className="foot">
        <TableSwitch isTable={isTable} onSwitch={setTable} />
      </div>
    </figure>
  )
}

function WorkloadTable({ curve }: { curve: ReturnType<typeof workloadCurve> }) {
  return (
    <FigureTable
      columns={['Desired retention', 'Minutes a day']}
      rows={curve.map(({ desiredRetention, minutes }) => ({
        key: desiredRetention,
        name: percent(desiredRetention),
        cells: [minutes.toFixed(minutes < 10 ? 1 : 0)],
      }))}
    />
  )
}
