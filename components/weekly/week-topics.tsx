import { FigureTable } from '@/components/ui/figure-table'
import { sayMoved, share, type Weekly } from './weekly-words'

/** What moved, by topic, against the week before. */
export function WeekTopics({ topics }: { topics: Weekly['competencies'] }) {
  return (
    <section>
      <h2 className="head">What moved</h2>
      <FigureTable
        scrolls="What moved"
        names="wrap"
        columns={['Topic', 'Answers', 'New', 'Recalled', 'Week before']}
        rows={topics.map((one) => ({
          key: one.competency,
          name: (
            <>
              {one.name} <small className="faint">{sayMoved(one)}</small>
            </>
          ),
          cells: [one.answers, one.newCards, share(one.retention), share(one.weekBefore)],
        }))}
      />
    </section>
  )
}
