import type { Readable } from 'node:stream'
import { fromBufferPromise, type ZipFile } from 'yauzl'
import { isLinkedInFile, type LinkedInExport, type LinkedInFile } from './linkedin-export.js'
import { BadRecord } from './profile.js'

/** In bytes: no file of an export that is read is larger, and no archive grows beyond it. */
const largestFile = 5_000_000
const mostEntries = 2000

/** Bytes as text. @throws BadRecord for what is not UTF-8 or too large. */
export function decodeExportFile(name: LinkedInFile, bytes: Buffer): string {
  if (bytes.length > largestFile) throw new BadRecord(`${name} is larger than ${largestFile} bytes`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BadRecord(`${name} is not UTF-8`)
  }
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function readEntries(archive: ZipFile): Promise<LinkedInExport> {
  if (archive.entryCount > mostEntries) throw new BadRecord('holds too many files for an export')
  const files: Partial<Record<LinkedInFile, string>> = {}
  for await (const entry of archive.eachEntry()) {
    const name = entry.fileName.split('/').at(-1) ?? ''
    if (!isLinkedInFile(name) || files[name] !== undefined) continue
    // What is unpacked must have the size that is said here, or the archive is refused.
    if (entry.uncompressedSize > largestFile) throw new BadRecord(`${name} is larger than ${largestFile} bytes`)
    files[name] = decodeExportFile(name, await readAll(await archive.openReadStreamPromise(entry)))
  }
  return files
}

/** The files of a LinkedIn data export as it is downloaded. @throws BadRecord for what is no such archive. */
export async function openLinkedInArchive(bytes: Buffer): Promise<LinkedInExport> {
  try {
    return await readEntries(await fromBufferPromise(bytes, { lazyEntries: true }))
  } catch (error) {
    throw error instanceof BadRecord ? error : new BadRecord('is not a ZIP archive that can be read')
  }
}
