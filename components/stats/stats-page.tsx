'use client'

import Link from 'next/link'
import { lazy, Suspense, useState } from 'react'
import { Empty } from '@/components/ui/empty'
import { Segmented } from '@/components/ui/segmented'
import { CountsList } from './counts-list'
import { Figure } from './figure'
import { Filters } from './filters'
import { ForecastChart } from './forecast-chart'
import { HeatMap } from './heat-map'
import { RetentionTable } from './retention-table'
import { ReviewsChart, type Measure } from './reviews-chart'
import * as words from './stats-words'
import { useGraph, type Graph } from './use-graph'
import { useStatsAddress } from './use-stats-address'

const MoreFigures = lazy(() => import('./more-figures'))

const measures = [
  { value: 'count', label: 'Answers' },
  { value: 'time', label: 'Minutes' },
] as const

/** What is true about a learner's memory; each figure says what it counts. */
export function StatsPage() {
  const [address, go] = useStatsAddress()
  const retention = useGraph('true-retention', address)
  // A calendar is a year, whatever the period.
  const days = useGraph('calendar', address.range === 'all' ? address : { ...address, range: '1y' })
  const reviews = useGraph('reviews', address)
  const forecast = useGraph('future-due', address)
  const counts = useGraph('card-counts', address)
  const isBlank =
    address.scope === 'all' &&
    days.data?.summary.firstDay === null &&
    counts.data !== undefined &&
    words.figureOf(counts.data, 'cards') === 0
  if (isBlank) return <Blank />
  return (
    <div className="page stats">
      <div className="page-head">
        <div>
          <h1 className="title">{retention.data ? words.sayRecall(retention.data) : 'Stats'}</h1>
          <p className="lead">{retention.data && words.leadRecall(retention.data)}</p>
          <p className="small mt-2">
            <Link href="/weekly">The week on one page</Link>
          </p>
        </div>
        <Filters address={address} go={go} />
      </div>
      <div className="two">
        <Retention graph={retention} days={days} />
        <Figure
          name="Figure 1. Cards"
          graph={counts}
          finding={words.sayCounts}
          missing={(reply) => (words.figureOf(reply, 'cards') === 0 ? 'There are no cards here.' : null)}
        >
          {(reply) => <CountsList reply={reply} />}
        </Figure>
      </div>
      <Figure
        name="Figure 2. Days"
        graph={days}
        finding={words.sayDays}
        missing={({ summary }) => (summary.firstDay === null ? 'No day has an answer yet.' : null)}
      >
        {(reply) => <HeatMap reply={reply} />}
      </Figure>
      <div className="halves">
        <Reviews graph={reviews} />
        <Figure
          name="Figure 4. Forecast"
          graph={forecast}
          finding={words.sayForecast}
          missing={(reply) =>
            words.figureOf(reply, 'cards') + words.figureOf(reply, 'overdue') === 0
              ? 'Nothing is scheduled yet. What you answer comes back here.'
              : null
          }
        >
          {(reply) => <ForecastChart reply={reply} />}
        </Figure>
      </div>
      <Suspense>
        <MoreFigures address={address} />
      </Suspense>
    </div>
  )
}

function Retention({ graph, days }: { graph: Graph; days: Graph }) {
  const since = days.data?.summary.firstDay
  return (
    <Figure
      name="Table 1. True retention"
      graph={graph}
      finding={words.sayRetention}
      missing={({ rows }) =>
        rows.every(([, , recalled, missed]) => recalled === 0 && missed === 0)
          ? 'Retention needs reviews of cards that waited a day or more. There are none yet.'
          : null
      }
      isTable
      tools={<span className="faint">Few answers make a wide range.</span>}
    >
      {(reply) => <RetentionTable reply={reply} since={typeof since === 'string' ? since : null} />}
    </Figure>
  )
}

function Reviews({ graph }: { graph: Graph }) {
  const [measure, setMeasure] = useState<Measure>('count')
  return (
    <Figure
      name="Figure 3. Reviews"
      graph={graph}
      finding={words.sayReviews}
      missing={({ rows }) => (rows.length === 0 ? 'No answers in this time.' : null)}
      tools={<Segmented label="Show" labelHidden options={measures} value={measure} onChange={setMeasure} />}
    >
      {(reply) => <ReviewsChart reply={reply} measure={measure} />}
    </Figure>
  )
}

function Blank() {
  return (
    <div className="page stats">
      <h1 className="title mb-6">Stats</h1>
      <Empty
        title="Nothing to measure yet."
        text="Add a topic or write a card. What you answer is counted here, on the day you answer it."
      >
        <Link className="btn" href="/library">
          Open the library
        </Link>
        <Link className="btn" href="/notes/new">
          Write a card
        </Link>
      </Empty>
    </div>
  )
}
