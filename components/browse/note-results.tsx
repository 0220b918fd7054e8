'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useState, type ReactNode } from 'react'
import type { CountNotesReply } from '@/lib/contract/notes'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FieldError } from '@/components/ui/field'
import { Failure } from '@/components/ui/loaded'
import { Skeleton } from '@/components/ui/skeleton'
import { showToast } from '@/components/ui/toast-queue'
import { figured } from '@/components/ui/words'
import { sentenceOf } from '@/lib/client/api'
import { changeNotes, type Target } from './bulk'
import { BulkBar } from './bulk-bar'
import type { BulkVerb } from './bulk-dialog'
import { EndlessEdge } from './endless-edge'
import { NoteRow } from './note-row'
import type { ListedNote, NoteList, NoteQuery } from './use-note-list'
import { useSelection } from './use-selection'

const BulkDialog = dynamic(() => import('./bulk-dialog').then((module) => module.BulkDialog))
const NoteInfo = dynamic(() => import('./note-info').then((module) => module.NoteInfo))

type Props = {
  query: NoteQuery
  list: NoteList
  count: CountNotesReply['count'] | undefined
  /** Chooses the order, at the head of the list. */
  order: ReactNode
  onChanged: () => void
}

type Asked = { verb: BulkVerb; target: Target; what: string }

/** The list below the search: rows, what is chosen of them, and what is asked about these. */
export function NoteResults({ query, list, count, order, onChanged }: Props) {
  const notes = list.notes ?? []
  const chosen = useSelection(
    notes.map(({ id }) => id),
    `${query.q} ${query.deckId}`,
  )
  const [asked, setAsked] = useState<Asked | null>(null)
  const [told, setTold] = useState<ListedNote | null>(null)
  const [now] = useState(() => new Date())

  if (list.notes === null)
    return list.error === undefined ? (
      <Skeleton lines={6} />
    ) : (
      <Failure error={list.error} onRetry={list.reload} />
    )
  if (notes.length === 0) return <NoNotes query={query} />

  const total = count?.more ? 'all' : `all ${count?.notes ?? ''}`.trim()
  const isShownChosen = notes.every(({ id }) => chosen.has(id))
  const isWhole = list.nextCursor === null
  const target: Target = chosen.isAll ? { q: query.q } : { noteIds: [...chosen.ids] }
  const what = chosen.isAll ? `${total} notes found` : figured(chosen.count, 'note')
  const done = () => {
    setAsked(null)
    chosen.clear()
    onChanged()
  }
  const act = async (of: Target, kind: 'suspend' | 'unsuspend') => {
    try {
      await changeNotes(of, { kind })
      done()
    } catch (error) {
      showToast(sentenceOf(error))
    }
  }
  return (
    <>
      <div className="list-head">
        <label className="choose-all tiny">
          <input
            type="checkbox"
            checked={isShownChosen}
            onChange={() => (isShownChosen ? chosen.clear() : chosen.chooseShown())}
          />
          Choose all shown
        </label>
        {order}
      </div>
      <ul className="note-list choosable">
        {notes.map((note) => (
          <NoteRow
            key={note.id}
            note={note}
            now={now}
            isChosen={chosen.has(note.id)}
            onChoose={(reach) => chosen.toggle(note.id, reach)}
            onVerb={(verb) => {
              const one = { noteIds: [note.id] }
              if (verb === 'info') setTold(note)
              else if (verb === 'suspend' || verb === 'unsuspend') void act(one, verb)
              else setAsked({ verb, target: one, what: 'this note' })
            }}
          />
        ))}
      </ul>
      {list.error !== undefined && <FieldError>{sentenceOf(list.error)}</FieldError>}
      {!isWhole && (
        <EndlessEdge onReach={list.more}>
          <Button onClick={list.more} busy={list.isMoreBusy && 'Fetching'}>
            More
          </Button>
        </EndlessEdge>
      )}
      {(chosen.count > 0 || chosen.isAll) && (
        <BulkBar
          words={chosen.isAll ? `${total} found, chosen` : `${figured(chosen.count, 'note')} chosen`}
          offer={
            isShownChosen && !isWhole && !chosen.isAll && query.deckId === ''
              ? { words: `Choose ${total} found`, run: chosen.chooseAll }
              : null
          }
          onVerb={(verb) =>
            verb === 'suspend' || verb === 'unsuspend'
              ? void act(target, verb)
              : setAsked({ verb, target, what })
          }
          onClear={chosen.clear}
        />
      )}
      {asked && <BulkDialog {...asked} onClose={() => setAsked(null)} onDone={done} />}
      {told && <NoteInfo note={told} onClose={() => setTold(null)} />}
    </>
  )
}

function NoNotes({ query }: { query: NoteQuery }) {
  if (query.q.trim() || query.deckId)
    return <Empty title="No note fits this." text="Try fewer conditions, or part of a word." />
  return (
    <Empty title="No notes yet." text="A first card takes twenty seconds: one question, one short answer.">
      <Link className="btn" href="/notes/new">
        Write a card
      </Link>
      <Link className="btn" href="/import">
        Import a list
      </Link>
    </Empty>
  )
}
