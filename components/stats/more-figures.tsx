'use client'

import { Bars, type Part } from './bars'
import { ButtonsChart } from './buttons-chart'
import { CurveFigure } from './curve-figure'
import { Histogram } from './histogram'
import { barsOfBins, barsOfDays } from './histogram-bars'
import { LazyFigure } from './lazy-figure'
import { LeechList } from './leech-list'
import * as words from './memory-words'
import { calibrationPoints, confidencePoints, hourPoints } from './share-points'
import { SharePlot } from './share-plot'
import { SureList } from './sure-list'
import { TimeList } from './time-list'
import { TodayList } from './today-list'
import { figureOf } from './stats-words'
import type { StatsAddress } from './use-stats-address'

const newCards: readonly Part[] = [{ name: 'New cards', className: 'p-mature' }]

/** What lies further down the page: how true expectations are, how memory holds, and how answers are given. */
export default function MoreFigures({ address }: { address: StatsAddress }) {
  return (
    <>
      <h2 className="part">How true expectations are</h2>
      <Expectations address={address} />
      <h2 className="part">How your memory holds</h2>
      <Memory address={address} />
      <h2 className="part">How you answer</h2>
      <Answers address={address} />
    </>
  )
}

type Props = { address: StatsAddress }

function Expectations({ address }: Props) {
  return (
    <div className="halves">
      <LazyFigure
        {...{ graph: 'calibration', address, name: 'Figure 5. Calibration' }}
        finding={words.sayCalibration}
        missing={words.lackOfTargets}
      >
        {(reply) => (
          <SharePlot
            label={`Recall expected against recall as it was. ${words.sayCalibration(reply)}`}
            unit="recalled"
            axis="expected"
            points={calibrationPoints(reply)}
            names={{ share: 'Recalled' }}
            diagonal="As expected"
          />
        )}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'confidence', address, name: 'Figure 6. Confidence' }}
        finding={words.sayConfidence}
        missing={words.lackOfConfidence}
      >
        {(reply) => (
          <>
            <SharePlot
              label={`How sure you said you were against how often you were right. ${words.sayConfidence(reply)}`}
              unit="right"
              axis="what you said"
              points={confidencePoints(reply)}
              names={{ share: 'Right' }}
              diagonal="As sure as you are right"
            />
            <p className="small quiet mt-2">{words.sayBrier(reply)}</p>
          </>
        )}
      </LazyFigure>
      <CurveFigure address={address} />
      <LazyFigure
        {...{ graph: 'leeches', address, name: 'Table 2. What does not stick' }}
        finding={words.sayLeeches}
        missing={() => null}
        isTable
      >
        {(reply, reload) => <LeechList reply={reply} onUndone={reload} />}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'sure-and-wrong', address, name: 'Table 3. Sure and wrong' }}
        finding={words.saySureAndWrong}
        missing={words.lackOfSureness}
        isTable
      >
        {(reply, reload) => <SureList reply={reply} onUndone={reload} />}
      </LazyFigure>
    </div>
  )
}

function Memory({ address }: Props) {
  return (
    <div className="halves">
      <LazyFigure
        {...{ graph: 'retrievability', address, name: 'Figure 8. Recall now' }}
        finding={words.sayKnowledge}
        missing={words.lackOfCards('has been answered')}
      >
        {(reply) => (
          <Histogram
            label={`Cards by their chance of recall now. ${words.sayKnowledge(reply)}`}
            axis="chance of recall now"
            bars={barsOfBins(
              reply.rows,
              { from: 0, width: 0.05, bins: 20, every: 4 },
              (value) => `${Math.round(value * 100)}%`,
            )}
          />
        )}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'stability', address, name: 'Figure 9. Stability' }}
        finding={words.sayStability}
        missing={words.lackOfCards('has been answered')}
      >
        {(reply) => (
          <Histogram
            label={`Cards by the days they hold. ${words.sayStability(reply)}`}
            axis="days until recall falls to 90%, from"
            bars={barsOfDays(reply.rows)}
          />
        )}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'intervals', address, name: 'Figure 10. Intervals' }}
        finding={words.sayIntervals}
        missing={words.lackOfCards('is in review')}
      >
        {(reply) => (
          <Histogram
            label={`Cards in review by their interval. ${words.sayIntervals(reply)}`}
            axis="days between reviews, from"
            bars={barsOfDays(reply.rows)}
          />
        )}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'difficulty', address, name: 'Figure 11. Difficulty' }}
        finding={words.sayDifficulty}
        missing={words.lackOfCards('has been answered')}
      >
        {(reply) => (
          <Histogram
            label={`Cards by difficulty. ${words.sayDifficulty(reply)}`}
            axis="1 easy to hold, 10 hard"
            bars={barsOfBins(reply.rows, { from: 1, width: 0.5, bins: 18, every: 2 }, String)}
          />
        )}
      </LazyFigure>
    </div>
  )
}

function Answers({ address }: Props) {
  return (
    <div className="halves">
      <LazyFigure
        {...{ graph: 'today', address, name: 'Figure 12. Today' }}
        finding={words.sayToday}
        missing={(reply) =>
          reply.rows[0]![1] === 0 && reply.rows[0]![10] === 0 ? 'No answer today yet.' : null
        }
      >
        {(reply) => <TodayList reply={reply} />}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'answer-buttons', address, name: 'Figure 13. Ratings' }}
        finding={words.sayButtons}
        missing={words.lackOfAnswers}
      >
        {(reply) => <ButtonsChart reply={reply} />}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'hourly', address, name: 'Figure 14. Hours' }}
        finding={words.sayHours}
        missing={words.lackOfAnswers}
      >
        {(reply) => (
          <SharePlot
            label={`Share recalled by hour of the day. ${words.sayHours(reply)}`}
            unit="recalled"
            axis="hour of the day"
            points={hourPoints(reply)}
            names={{ share: 'Recalled' }}
          />
        )}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'time-per-card', address, name: 'Figure 15. Time' }}
        finding={words.sayTime}
        missing={words.lackOfAnswers}
      >
        {(reply) => <TimeList reply={reply} />}
      </LazyFigure>
      <LazyFigure
        {...{ graph: 'added', address, name: 'Figure 16. New cards' }}
        finding={words.sayAdded}
        missing={(reply) => (figureOf(reply, 'cards') === 0 ? 'No card was made in this time.' : null)}
      >
        {(reply) => (
          <Bars
            label={`Cards made, ${reply.from} to ${reply.to}. ${words.sayAdded(reply)}`}
            unit="cards"
            parts={newCards}
            rows={reply.rows.map(([day, cards]) => ({ day: String(day), values: [Number(cards)] }))}
            span={reply}
            today="last"
          />
        )}
      </LazyFigure>
    </div>
  )
}
