'use client'

import { BareHead } from '@/components/ui/bare-head'

/** A bug in a page. Answers already given lie in the outbox and on the server, so nothing of them is at stake. */
export default function PageError({ retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <>
      <BareHead />
      <main id="main" tabIndex={-1}>
        <div className="page">
          <h1 className="title">This page has a fault.</h1>
          <p className="lead mt-2 mb-6">It is ours, not yours. What you had saved is safe.</p>
          <button className="btn" type="button" onClick={retry}>
            Try again
          </button>
        </div>
      </main>
    </>
  )
}
