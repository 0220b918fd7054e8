import Link from 'next/link'
import { CrossingMark } from './crossing-mark'

export function Wordmark({ href }: { href: string }) {
  return (
    <Link className="wordmark" href={href}>
      <CrossingMark />
      Crossover
    </Link>
  )
}
