'use client'

import { useEffect, useRef } from 'react'
import { useNoteSources } from '@/components/note/use-note-sources'
import { ImportDone } from './import-done'
import { ImportPlanView } from './import-plan-view'
import { ImportSource } from './import-source'
import { useImport, type Import } from './use-import'

export function ImportPage() {
  const work = useImport()
  // Asked for at once, so that somebody without a session is sent to sign in before they paste.
  const sources = useNoteSources()
  return (
    <div className="page import">
      <h1 className="title">Import</h1>
      <Step key={work.step === 'working' ? 'plan' : work.step} work={work} sources={sources} />
    </div>
  )
}

/** Each step begins with its finding, which takes the focus so that it is read out. */
function Step({ work, sources }: { work: Import; sources: ReturnType<typeof useNoteSources> }) {
  const finding = useRef<HTMLHeadingElement>(null)
  useEffect(() => finding.current?.focus(), [])
  if (work.step === 'choose')
    return <ImportSource isBusy={work.isBusy} error={work.sentence} onRead={work.read} />
  if (work.step === 'done' || work.step === 'undone') return <ImportDone work={work} finding={finding} />
  return <ImportPlanView work={work} sources={sources} finding={finding} />
}
