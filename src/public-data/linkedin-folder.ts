import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decodeExportFile, openLinkedInArchive } from './linkedin-archive.js'
import { type LinkedInExport, linkedInFiles, readLinkedInExport } from './linkedin-export.js'
import type { Piece, RecordSource, SourceRecord } from './record-source.js'

const isArchive = (path: string) => path.toLowerCase().endsWith('.zip')
const fileNames = Object.keys(linkedInFiles) as (keyof typeof linkedInFiles)[]

/** The exports below a folder, in the order of their names: folders and archives, or the folder itself. */
function listExports(folder: string): string[] {
  if (isArchive(folder) || existsSync(join(folder, 'Profile.csv'))) return [folder]
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || (entry.isFile() && isArchive(entry.name)))
    .map((entry) => join(folder, entry.name))
    .sort()
}

const openFolder = (path: string): LinkedInExport =>
  Object.fromEntries(
    fileNames
      .filter((name) => existsSync(join(path, name)))
      .map((name) => [name, decodeExportFile(name, readFileSync(join(path, name)))]),
  )

const openExport = (path: string) => (isArchive(path) ? openLinkedInArchive(readFileSync(path)) : openFolder(path))

async function readExport(path: string): Promise<SourceRecord> {
  const originId = basename(path).replace(/\.zip$/i, '')
  return { originId, collectedOn: null, read: readLinkedInExport(await openExport(path)) }
}

/** The size and the moment of the last change of each file that is read. */
function stampOf(path: string): string {
  const files = isArchive(path) ? [path] : fileNames.map((name) => join(path, name)).filter((file) => existsSync(file))
  return [basename(path), ...files.flatMap((file) => [statSync(file).size, statSync(file).mtimeMs])].join(' ')
}

/**
 * People's LinkedIn data exports: one as a folder or a ZIP archive, or a folder of many. The name of each is its id;
 * positions and lines count exports.
 */
export function linkedInExportsAt(path: string): RecordSource {
  const paths = listExports(path)
  return {
    size: paths.length,
    async checksum(onRead) {
      const hash = createHash('sha256')
      paths.forEach((each, index) => {
        hash.update(`${stampOf(each)}\n`)
        onRead(index + 1)
      })
      return hash.digest()
    },
    async *pieces(from): AsyncGenerator<Piece> {
      for (const [index, each] of paths.entries())
        if (index >= from.position)
          yield { end: { position: index + 1, line: index + 1 }, read: () => readExport(each) }
    },
  }
}
