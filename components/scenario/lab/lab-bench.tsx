'use client'

import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { controlsOf } from '@/lib/core/scenario/controls'
import type { AnyGenerator, Value } from '@/lib/core/scenario/generator'
import { makeInstance } from '@/lib/core/scenario/instance'
import { movedInstance } from '@/lib/core/scenario/moved'
import { OptionGroup } from '../option-group'
import { LabAnswer } from './lab-answer'
import { LabControls } from './lab-controls'
import { LabData } from './lab-data'
import '../flip-card.css'
import './lab.css'

type Props = { generator: AnyGenerator; seed: number; onDraw: () => void }

const nothing: Readonly<Record<string, Value>> = {}

/** A drawn scenario, its answer on request, and every variable to be moved by hand with everything computed anew. */
export function LabBench({ generator, seed, onDraw }: Props) {
  const drawn = useMemo(() => makeInstance(generator, seed), [generator, seed])
  const controls = useMemo(() => controlsOf(generator, drawn.variables), [generator, drawn])
  const [changes, setChanges] = useState(nothing)
  const [shows, setShows] = useState<'question' | 'answer'>('question')
  const [choice, setChoice] = useState<string | null>(null)
  const isMoved = changes !== nothing
  const variables = useMemo(() => ({ ...drawn.variables, ...changes }), [drawn, changes])
  const instance = useMemo(
    () => (isMoved ? movedInstance(generator, drawn, variables) : drawn),
    [generator, drawn, variables, isMoved],
  )
  const move = (name: string, value: Value) => setChanges((before) => ({ ...before, [name]: value }))
  return (
    <div className="bench">
      <div className="bench-main">
        <div className="bench-tools">
          <Button kind="primary" onClick={onDraw}>
            New draw
          </Button>
          <CopyLink id={generator.id} seed={seed} />
          <span className="tiny faint">
            {generator.id}, seed {seed}
          </span>
        </div>
        <div className="flip">
          <div
            className="flip-prompt past"
            dangerouslySetInnerHTML={{ __html: (instance ?? drawn).prompt }}
          />
          <div className="flip-ask">
            <OptionGroup
              label="Your choice"
              name="choice"
              options={(instance ?? drawn).options}
              chosen={choice}
              onChoose={setChoice}
              letters="hidden"
            />
          </div>
        </div>
        <Button
          aria-expanded={shows === 'answer'}
          onClick={() => setShows(shows === 'answer' ? 'question' : 'answer')}
        >
          {shows === 'answer' ? 'Hide the answer' : 'Show the answer'}
        </Button>
        {shows === 'answer' &&
          (instance ? (
            <LabAnswer
              instance={instance}
              choice={choice}
              onMove={(value) => {
                const control = controls.find(({ name }) => name === instance.crossover?.variable)
                if (control?.by !== 'number') return
                move(control.name, control.whole === 'whole' ? Math.max(1, Math.round(value)) : value)
              }}
            />
          ) : (
            <p className="note">
              The rule has no answer for these numbers: they contradict each other. Move one back, or reset.
            </p>
          ))}
        <LabData drawn={drawn} isMoved={isMoved} />
      </div>
      <LabControls
        generator={generator}
        controls={controls}
        variables={variables}
        onMove={move}
        onReset={isMoved ? () => setChanges(nothing) : null}
      />
    </div>
  )
}

function CopyLink({ id, seed }: { id: string; seed: number }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const copy = () => {
    const link = `${window.location.origin}/scenarios/${id}?seed=${seed}`
    // Where a browser has no clipboard, the address bar holds the same link.
    const done = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setState('copied'),
      () => setState('refused'),
    )
  }
  return (
    <>
      <Button onClick={copy}>Copy link</Button>
      <span role="status" className="tiny">
        {state === 'copied' && 'Copied. It opens this very scenario.'}
        {state === 'refused' && 'Copy the address of this page instead: it is the link.'}
      </span>
    </>
  )
}
