import { AppError } from '@/lib/core/errors'
import type { Problems } from '@/lib/core/scenario/own/reader'
import { problemSentence } from '@/lib/core/scenario/own/problems'

/** The refusal of a scenario that cannot be read. @param prefix what stands before each path in `fields` */
export const refuseScenario = (problems: Problems, prefix: string): AppError =>
  new AppError('invalid-input', problemSentence(problems), {
    fields: Object.fromEntries(
      Object.entries(problems).map(([path, problem]) => [`${prefix}${path}`, problem]),
    ),
  })
