import 'katex/dist/katex.min.css'
import '@/components/review/review.css'
import '@/components/scenario/flip-card.css'
import type { Metadata } from 'next'
import { ReviewScreen } from '@/components/review/review-screen'
import { RegisterWorker } from '@/components/ui/register-worker'

export const metadata: Metadata = { title: 'Review', description: 'A question before its answer' }

/** The same shell for everybody and every deck, so that it can be kept on the device: cards come in the browser. */
export default function Page() {
  return (
    <>
      <ReviewScreen />
      <RegisterWorker />
    </>
  )
}
