'use client'

import { useRef, useState } from 'react'
import type { ImportOptionsInput, ImportReply, OneImportReply } from '@/lib/contract/imports'
import { get, send, sentenceOf } from '@/lib/client/api'
import { undoChange } from '@/lib/client/changes'
import type { TextFile } from '@/lib/client/text-files'

export type ImportStep = 'choose' | 'plan' | 'working' | 'done' | 'undone'

type State = {
  step: ImportStep
  plan: ImportReply | null
  options: ImportOptionsInput
  isBusy: boolean
  sentence?: string
}

const start: State = { step: 'choose', plan: null, options: {}, isBusy: false }
const pollMs = 700
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** An import from the files to its undo. */
export const useImport = () => {
  const [state, setState] = useState(start)
  const turn = useRef(0)

  /** The last thing asked for counts; an answer that comes late is nobody's. */
  const ask = async (work: () => Promise<Partial<State>>) => {
    const mine = ++turn.current
    setState((last) => ({ ...last, isBusy: true, sentence: undefined }))
    const result = await work().catch((error: unknown): Partial<State> => ({ sentence: sentenceOf(error) }))
    if (mine === turn.current) setState((last) => ({ ...last, isBusy: false, ...result }))
  }

  const read = (files: TextFile[]) =>
    ask(async () => {
      const { import: plan } = await send<OneImportReply>('POST', '/imports', { files })
      return { step: 'plan', plan, options: {} }
    })

  const change = (changes: ImportOptionsInput) => {
    const options = { ...state.options, ...changes }
    // Fields have other names in another type, and columns other places under another delimiter.
    if (changes.noteType || changes.delimiter || changes.format) delete options.columns
    if (changes.deckId) delete options.deckName
    if (changes.deckName) delete options.deckId
    setState((last) => ({ ...last, options }))
    return ask(async () => {
      const { import: plan } = await send<OneImportReply>('PATCH', `/imports/${state.plan!.id}`, { options })
      return { plan }
    })
  }

  const follow = async (id: string, isOver: () => boolean) => {
    for (let plan: ImportReply | null = null; !isOver() || plan?.state === 'working';) {
      await pause(pollMs)
      plan = (await get<OneImportReply>(`/imports/${id}`)).import
      const { done, total } = plan
      setState((last) => (last.step === 'working' ? { ...last, plan: { ...last.plan!, done, total } } : last))
      if (plan.state === 'done') return plan
    }
    return null
  }

  const commit = () =>
    ask(async () => {
      const { id } = state.plan!
      setState((last) => ({ ...last, step: 'working' }))
      try {
        let isOver = false
        const writing = send<OneImportReply>('POST', `/imports/${id}/commit`).finally(() => (isOver = true))
        const progress = follow(id, () => isOver)
        // A lost poll is no failure of the import.
        progress.catch(() => undefined)
        const reply = (await writing).import
        const plan = reply.state === 'working' ? await progress : reply
        if (plan?.state === 'done') return { step: 'done', plan }
        return { step: 'plan', sentence: 'The import could not be finished. Nothing of it was written.' }
      } catch (error) {
        return { step: 'plan', sentence: sentenceOf(error) }
      }
    })

  const undo = () =>
    ask(async () => {
      await undoChange(state.plan!.changeId!)
      return { step: 'undone' }
    })

  const restart = () => {
    turn.current++
    setState(start)
  }

  return { ...state, read, change, commit, undo, restart }
}

export type Import = ReturnType<typeof useImport>
