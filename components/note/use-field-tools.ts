'use client'

import {
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { flushSync } from 'react-dom'
import { putInto, replacementOf, selectedIn, type Selected, type Tool } from './text-edit'

type Box = HTMLTextAreaElement

/** An image on its way into a field: where it goes was settled when it came. */
export type PendingImage = { file: File; box: Box; selected: Selected }

const imagesOf = (files: Iterable<File>): File[] => [...files].filter(({ type }) => type.startsWith('image/'))

const toolKeys: Record<string, Tool> = { b: 'bold', i: 'italic' }

const toolOf = (event: KeyboardEvent): Tool | null => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (event.shiftKey) return key === 'c' ? 'cloze' : null
  return toolKeys[key] ?? null
}

/** What the tools do to the field that was written in last, and how images come in. */
export const useFieldTools = (form: RefObject<HTMLFormElement | null>, isCloze: boolean) => {
  const last = useRef<Box | null>(null)
  const [field, setField] = useState<string | null>(null)
  const [images, setImages] = useState<readonly PendingImage[]>([])

  const boxInUse = (): Box | null =>
    last.current?.isConnected ? last.current : (form.current?.querySelector('textarea') ?? null)

  const apply = (tool: Tool, box = boxInUse()) => {
    if (!box) return
    const selected = selectedIn(box)
    putInto(box, selected, replacementOf(tool, selected))
  }
  const take = (files: readonly File[], box = boxInUse()) => {
    if (!box || files.length === 0) return
    const selected = selectedIn(box)
    setImages(files.map((file) => ({ file, box, selected })))
  }
  return {
    field,
    apply,
    take,
    image: images[0] ?? null,
    /** The dialog closes first: while it is open, no box behind it takes the focus. */
    insertImage(image: PendingImage, markdown: string) {
      setTimeout(() => {
        const [end, behind] = [markdown.length, images.slice(1)]
        flushSync(() => setImages([]))
        if (!image.box.isConnected) return
        putInto(image.box, image.selected, { insert: markdown, from: end, to: end })
        setImages(behind.map((other) => ({ ...other, selected: selectedIn(image.box) })))
      }, 0)
    },
    /** The first image is not wanted. */
    dropImage: () => setImages(images.slice(1)),
    /** Goes onto each text box. */
    wiring: {
      onFocus(event: { currentTarget: Box }) {
        last.current = event.currentTarget
        setField(event.currentTarget.name)
      },
      onKeyDown(event: KeyboardEvent<Box>) {
        const tool = toolOf(event)
        if (!tool || (tool === 'cloze' && !isCloze)) return
        event.preventDefault()
        apply(tool, event.currentTarget)
      },
      onPaste(event: ClipboardEvent<Box>) {
        const images = imagesOf(event.clipboardData.files)
        // A table copied from a sheet comes as text and as a picture of it: the text is meant.
        if (images.length === 0 || event.clipboardData.getData('text/plain').trim() !== '') return
        event.preventDefault()
        take(images, event.currentTarget)
      },
      onDragOver(event: DragEvent<Box>) {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault()
      },
      onDrop(event: DragEvent<Box>) {
        const files = [...event.dataTransfer.files]
        if (files.length === 0) return
        event.preventDefault()
        // A file of another kind goes up too, so that the server says why it is not taken.
        take(files, event.currentTarget)
      },
    },
  }
}

export type FieldTools = ReturnType<typeof useFieldTools>
