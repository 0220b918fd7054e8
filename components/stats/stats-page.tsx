import Link from 'next/link'
import { Empty } from '@/components/ui/empty'

export function StatsPage() {
  return (
    <div className="page">
      <h1 className="title mb-6">Stats</h1>
      <Empty title="Figures come with answers." text="They are drawn here from the cards you review.">
        <Link className="btn" href="/today">
          Today
        </Link>
      </Empty>
    </div>
  )
}
