'use client'

import { useEffect, useRef, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { sentenceOf } from '@/lib/client/api'
import { uploadImage, type UploadedImage } from '@/lib/client/upload-image'
import { imageMarkdown } from '@/lib/core/media'

type Props = {
  file: File
  onInsert: (markdown: string) => void
  onClose: () => void
}

/** The image is sent while the learner says what it shows. */
export function ImageDialog({ file, onInsert, onClose }: Props) {
  const { image, share, error } = useUpload(file)
  const [words, setWords] = useState('')
  const [isWanted, setWanted] = useState(false)
  const sight = useSight(file)

  useEffect(() => {
    if (isWanted && image) onInsert(imageMarkdown(image.sha256, words))
  }, [isWanted, image, words, onInsert])

  const percent = Math.round(share * 100)
  return (
    <Dialog
      title="What does the image show?"
      safe="Leave it out"
      action={{
        label: 'Insert image',
        kind: 'primary',
        busy: isWanted && error === undefined && 'Sending',
        disabled: error !== undefined,
        run: () => setWanted(true),
      }}
      error={error === undefined ? undefined : sentenceOf(error)}
      onClose={onClose}
    >
      {error === undefined && (
        // eslint-disable-next-line @next/next/no-img-element -- a file of the learner's own, not yet anywhere
        <img ref={sight} className="image-sight" alt="" />
      )}
      {image === null && error === undefined && (
        <div className="image-progress">
          <progress aria-label="Sending the image" max={100} value={percent} />
          <span className="tiny quiet" aria-hidden="true">
            {percent}%
          </span>
        </div>
      )}
      <TextField
        label="Description"
        hint="For whoever cannot see it. Leave it empty where the text says it already."
        autoComplete="off"
        maxLength={300}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Dialog>
  )
}

const useUpload = (file: File) => {
  const [image, setImage] = useState<UploadedImage | null>(null)
  const [share, setShare] = useState(0)
  const [error, setError] = useState<unknown>(undefined)
  useEffect(() => {
    const controller = new AbortController()
    uploadImage(file, setShare, controller.signal).then(setImage, (thrown: unknown) => {
      if (!controller.signal.aborted) setError(thrown)
    })
    return () => controller.abort()
  }, [file])
  return { image, share, error }
}

/** Shows a file that lies nowhere yet. */
const useSight = (file: File) => {
  const sight = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const url = URL.createObjectURL(file)
    if (sight.current) sight.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [file])
  return sight
}
