import { idParams } from '@/lib/contract/common'
import { exportQuery } from '@/lib/contract/exports'
import { createImportInput, maxImportBytes, oneImportReply, patchImportInput } from '@/lib/contract/imports'
import { commitImport } from '@/lib/service/commit-import'
import { createImport } from '@/lib/service/create-import'
import { getExport } from '@/lib/service/get-export'
import { getImport } from '@/lib/service/get-import'
import { patchImport } from '@/lib/service/patch-import'
import { route, type Route } from './route'

const byId = { params: idParams }

/** Files in (a plan first, then the change) and out. */
export const importRoutes: Route[] = [
  route(
    'post',
    '/imports',
    {
      summary: 'Plan an import of text',
      body: createImportInput,
      reply: oneImportReply,
      mostBytes: maxImportBytes,
      limit: 'imports',
    },
    createImport,
  ),
  route(
    'get',
    '/imports/:id',
    { summary: 'An import and how far it is', ...byId, reply: oneImportReply },
    getImport,
  ),
  route(
    'patch',
    '/imports/:id',
    {
      summary: 'Plan an import with other options',
      ...byId,
      body: patchImportInput,
      reply: oneImportReply,
      limit: 'imports',
    },
    patchImport,
  ),
  route(
    'post',
    '/imports/:id/commit',
    {
      summary: 'Write an import',
      ...byId,
      reply: oneImportReply,
      status: 200,
      limit: 'imports',
      undo: 'by-change',
    },
    commitImport,
  ),
  route(
    'get',
    '/exports',
    {
      summary: 'Notes, or everything, as a file',
      query: exportQuery,
      download: ['text/csv', 'text/markdown', 'application/zip', 'application/json'],
      limit: 'exports',
    },
    getExport,
  ),
]
