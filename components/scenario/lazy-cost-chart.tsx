'use client'

import { lazy, Suspense, type ComponentProps } from 'react'
import type { CostChart as Drawn } from './cost-chart'

const CostChart = lazy(() => import('./cost-chart').then(({ CostChart: chart }) => ({ default: chart })))

/** The chart, loaded when it is first shown; its room is kept meanwhile. */
export function LazyCostChart(props: ComponentProps<typeof Drawn>) {
  return (
    <Suspense fallback={<div className="min-h-96" aria-hidden="true" />}>
      <CostChart {...props} />
    </Suspense>
  )
}
