'use client'

import { useState } from 'react'
import { TableSwitch } from '@/components/ui/table-switch'
import { useWidth } from '@/components/stats/use-width'
import type { Instance } from '@/lib/core/scenario/instance'
import { bandsOf, isDrawable, rightAt, settled, xScaleOf, type Crossing } from './chart-model'
import { sayFinding, sayHeights, sayRight, sayX } from './chart-words'
import { CostDrawing } from './cost-drawing'
import { CostTable } from './cost-table'
import { ValueSlider } from './value-slider'
import './cost-chart.css'

type Props = {
  instance: Pick<Instance, 'crossover' | 'variables' | 'answers' | 'options' | 'seed' | 'id'>
  /** "Figure 1" where the page counts its figures. */
  name?: string
  /** Takes the deciding variable's new value, where the scenario itself moves with it; else only the point does. */
  onMove?: (value: number) => void
}

/** Two costs against the deciding variable, the scenario as a point, the crossover marked; to be moved by hand or key. */
export function CostChart({ instance, name, onMove }: Props) {
  const { crossover } = instance
  if (!crossover || typeof instance.variables[crossover.variable] !== 'number')
    return (
      <p className="no-crossover">
        There is no curve to draw here: a duty or a category decides, and no number on an axis would flip it.
      </p>
    )
  return (
    <Chart
      // Another scenario begins at its own place.
      key={`${instance.id} ${instance.seed}`}
      crossing={crossover}
      instance={instance}
      {...(name === undefined ? {} : { name })}
      {...(onMove === undefined ? {} : { onMove })}
    />
  )
}

function Chart({ crossing, instance, name, onMove }: Props & { crossing: Crossing }) {
  const own = instance.variables[crossing.variable] as number
  const [moved, setMoved] = useState<number | null>(null)
  const [isAsTable, setAsTable] = useState(false)
  const [ref, width] = useWidth()
  const at = onMove ? own : (moved ?? own)
  const scale = xScaleOf(crossing, own, 4)
  if (!isDrawable(crossing)) return <p className="no-crossover">{crossing.words}</p>
  const right =
    at === own ? instance.answers.map((id) => labelOf(instance.options, id)) : rightAt(crossing, at)
  return (
    <figure className="fig cost-chart" aria-label={name ?? 'The crossover'}>
      <figcaption>
        {name && <span className="no">{name}</span>}
        <span className="say">{sayFinding(crossing, own)}</span>
        <span className="def">{crossing.words}</span>
      </figcaption>
      <div ref={ref} className="drawing">
        {isAsTable ? (
          <CostTable crossing={crossing} at={at} />
        ) : (
          width > 0 && <CostDrawing crossing={crossing} at={at} width={width} />
        )}
      </div>
      {!isAsTable && bandsOf(crossing, scale).length > 0 && (
        <p className="keys">
          <span>
            <svg width="12" height="12" aria-hidden="true">
              <rect className="band" width="12" height="12" />
            </svg>
            either, with a reason
          </span>
        </p>
      )}
      <ValueSlider
        label={crossing.label}
        at={scale.at}
        of={scale.of}
        value={at}
        words={sayX(crossing, at)}
        sign={crossing.unit.startsWith('%') ? '%' : ''}
        snap={(value) => settled(scale, value)}
        isAllowed={(value) => value >= scale.low && value <= scale.high}
        onMove={onMove ?? setMoved}
      />
      <output className="there">
        {right && (
          <span>
            At {sayX(crossing, at)}: <b>{sayRight(right)}</b>.
          </span>
        )}
        <span className="tiny">{sayHeights(crossing, at)}</span>
      </output>
      <div className="foot">
        <TableSwitch isTable={isAsTable} onSwitch={setAsTable} />
        {!onMove && at !== own && (
          <button type="button" className="link" onClick={() => setMoved(null)}>
            Back to your scenario
          </button>
        )}
      </div>
    </figure>
  )
}

const labelOf = (options: Instance['options'], id: string): string =>
  options.find((option) => option.id === id)?.label ?? id
