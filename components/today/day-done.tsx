import { sayDone, sayRecalled, type Today } from './today-words'

export function DayDone({ today }: { today: Today }) {
  return (
    <section>
      <h2 className="label">Done today</h2>
      <p className="bigday">{sayRecalled(today)}</p>
      <p className="small quiet">{sayDone(today)}</p>
    </section>
  )
}
