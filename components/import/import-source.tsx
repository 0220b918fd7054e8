'use client'

import { Upload } from 'lucide-react'
import { useId, useState, type DragEvent } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError, TextArea } from '@/components/ui/field'
import { figured } from '@/components/ui/words'
import { readTextFiles, type TextFile } from '@/lib/client/text-files'

type Props = { isBusy: boolean; error?: string; onRead: (files: TextFile[]) => void }

/** As much as one request may carry. */
const mostBytes = 15_000_000
const mostFiles = 500

/** Where the text comes from: pasted, chosen or dropped. */
export function ImportSource({ isBusy, error, onRead }: Props) {
  const [text, setText] = useState('')
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()
  const inputId = useId()

  const take = async (files: readonly File[]) => {
    const size = files.reduce((sum, file) => sum + file.size, 0)
    if (files.length === 0 || isBusy) return
    if (files.length > mostFiles)
      return setProblem(`These are ${figured(files.length, 'file')}. ${mostFiles} are the most at once.`)
    if (size > mostBytes)
      return setProblem('These files are larger than 15 MB together. Import them in parts.')
    setProblem(undefined)
    try {
      onRead(await readTextFiles(files))
    } catch {
      setProblem('A file could not be read. It may have been moved, or be a folder.')
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }

  return (
    <div className="import-source">
      <p className="lead">Paste a list or choose files. You see what will happen before anything does.</p>
      <TextArea
        label="Text"
        rows={6}
        spellCheck={false}
        placeholder={'term\tdefinition'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="acts">
        <Button
          kind="primary"
          busy={isBusy && 'Reading'}
          disabled={text.trim() === ''}
          onClick={() => onRead([{ name: '', text }])}
        >
          Show the plan
        </Button>
      </div>
      <div
        className={isOver ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={inputId}
          className="vh"
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.md,.markdown,text/plain,text/csv,text/markdown"
          onChange={(event) => {
            void take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <label className="btn" htmlFor={inputId}>
          <Upload className="i" aria-hidden="true" />
          Choose files
        </label>
        <span className="small quiet">or drop them here</span>
      </div>
      {(problem ?? error) && <FieldError>{problem ?? error}</FieldError>}
      <section className="small quiet import-kinds" aria-labelledby={`${inputId}-kinds`}>
        <h2 className="label" id={`${inputId}-kinds`}>
          What can be read
        </h2>
        <ul>
          <li>Tables: CSV, TSV, tables of Markdown, and text exports of Anki with their headers</li>
          <li>Lists as Quizlet copies them: a term, a separator, its definition</li>
          <li>
            Markdown questions: <code>Q:</code> and <code>A:</code>, <code>Question::Answer</code>,{' '}
            <code>?</code> on a line of its own, or headings that ask with the answers below them
          </li>
          <li>A glossary: one Markdown file for each term, several at once</li>
        </ul>
      </section>
    </div>
  )
}
