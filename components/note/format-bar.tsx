'use client'

import {
  Bold,
  Brackets,
  CircleHelp,
  Code,
  Image as ImageIcon,
  Italic,
  Pin,
  Sigma,
  Workflow,
  type LucideIcon,
} from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { imageTypes } from '@/lib/core/media'
import { FormattingHelp } from './formatting-help'
import type { Tool } from './text-edit'

type Props = {
  isCloze: boolean
  /** The field that the tools work on, and whether it stays for the next note; null where notes are not written in a row. */
  pin: { field: string; isOn: boolean; toggle: () => void } | null
  onTool: (tool: Tool) => void
  onFiles: (files: readonly File[]) => void
}

const tools: readonly { tool: Tool; name: string; icon: LucideIcon }[] = [
  { tool: 'bold', name: 'Bold', icon: Bold },
  { tool: 'italic', name: 'Italic', icon: Italic },
  { tool: 'formula', name: 'Formula', icon: Sigma },
  { tool: 'code', name: 'Code', icon: Code },
]

/** One bar for all fields: it works on the one written in last. Arrows move within it, so it is one stop for Tab. */
export function FormatBar({ isCloze, pin, onTool, onFiles }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (!step || at < 0) return
    event.preventDefault()
    buttons[(at + step + buttons.length) % buttons.length]!.focus()
  }
  return (
    <>
      <div
        ref={bar}
        className="format-bar"
        role="toolbar"
        aria-label="Formatting"
        onKeyDown={move}
        // A press leaves the focus, and with it the selection, in the field.
        onMouseDown={(event) => event.preventDefault()}
      >
        {isCloze && (
          <ToolButton
            name="Cloze"
            title="Leave out the selection (Ctrl Shift C)"
            onPress={() => onTool('cloze')}
            first
          >
            <Brackets className="i" aria-hidden="true" />
            <span className="tool-word">Cloze</span>
          </ToolButton>
        )}
        {tools.map(({ tool, name, icon: Icon }, index) => (
          <ToolButton key={tool} name={name} onPress={() => onTool(tool)} first={!isCloze && index === 0}>
            <Icon className="i" aria-hidden="true" />
          </ToolButton>
        ))}
        <ToolButton
          name="Image"
          title="Image: choose, paste or drop it"
          onPress={() => picker.current?.click()}
        >
          <ImageIcon className="i" aria-hidden="true" />
        </ToolButton>
        <ToolButton name="Diagram" onPress={() => onTool('diagram')}>
          <Workflow className="i" aria-hidden="true" />
        </ToolButton>
        {pin && (
          <ToolButton
            // Without the field's name, which belongs to its box alone.
            name="Keep this field for the next note"
            title={`Keep ${pin.field} for the next note`}
            pressed={pin.isOn ? 'yes' : 'no'}
            onPress={pin.toggle}
          >
            <Pin className="i" aria-hidden="true" />
          </ToolButton>
        )}
        <ToolButton
          name="Formatting help"
          expanded={isHelpOpen ? 'yes' : 'no'}
          onPress={() => setHelpOpen(!isHelpOpen)}
        >
          <CircleHelp className="i" aria-hidden="true" />
        </ToolButton>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Image file"
        accept={imageTypes.join(',')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {isHelpOpen && <FormattingHelp isCloze={isCloze} />}
    </>
  )
}

type ToolProps = {
  name: string
  title?: string
  onPress: () => void
  /** Where Tab comes in. */
  first?: boolean
  pressed?: 'yes' | 'no'
  expanded?: 'yes' | 'no'
  children: ReactNode
}

function ToolButton({ name, title = name, onPress, first, pressed, expanded, children }: ToolProps) {
  return (
    <button
      type="button"
      className="btn plain icon"
      aria-label={name}
      title={title}
      tabIndex={first ? 0 : -1}
      aria-pressed={pressed && pressed === 'yes'}
      aria-expanded={expanded && expanded === 'yes'}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
