import type { Metadata } from 'next'
import { Claims } from '@/components/landing/claims'
import { Example } from '@/components/landing/example'
import { Opening } from '@/components/landing/opening'

export const metadata: Metadata = { title: { absolute: 'Know where the answer flips · Crossover' } }

export default function LandingPage() {
  return (
    <>
      <div className="hero">
        <Opening />
        <Example />
      </div>
      <Claims />
    </>
  )
}
