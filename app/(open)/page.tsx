import type { Metadata } from 'next'
import { Claims } from '@/components/landing/claims'
import { LiveFlow } from '@/components/landing/live-flow'
import { Opening } from '@/components/landing/opening'

export const metadata: Metadata = { title: { absolute: 'Know where the answer flips · Crossover' } }

export default function LandingPage() {
  return (
    <>
      <div className="hero">
        <Opening />
        <LiveFlow />
      </div>
      <Claims />
    </>
  )
}
