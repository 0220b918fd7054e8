import { longDay } from '@/components/ui/dates'
import { FigureTable } from '@/components/ui/figure-table'
import { minutesIn, sayNextWeek, sayShare, type Weekly } from './weekly-words'

/** What comes back on the seven days from tomorrow on. */
export function NextWeek({ weekly }: { weekly: Weekly }) {
  return (
    <section aria-labelledby="weekly-next">
      <h2 className="head" id="weekly-next">
        {sayNextWeek(weekly)}
      </h2>
      <FigureTable
        columns={['Day', 'Cards', 'Minutes']}
        rows={weekly.next.map((day) => ({
          key: day.studyDay,
          name: (
            <>
              {longDay(day.studyDay)} <small className="faint">{sayShare(day)}</small>
            </>
          ),
          cells: [day.cards, minutesIn(day.seconds)],
        }))}
      />
      <p className="hint-text">
        What is scheduled now; the answers of the week bring more. New cards are not among it.
      </p>
    </section>
  )
}
