import { readJsonResume } from './json-resume.js'
import { openLinkedInArchive } from './linkedin-archive.js'
import { readLinkedInExport } from './linkedin-export.js'
import { BadRecord, type ReadProfile } from './profile.js'

/** @throws BadRecord */
function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new BadRecord('is not a JSON Resume in UTF-8')
  }
}

/** What a file that somebody brings in, as base64, says of them. @throws BadRecord */
export async function readOwnExport(format: 'LINKEDIN_EXPORT' | 'JSON_RESUME', content: string): Promise<ReadProfile> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length === 0 || !/^[A-Za-z0-9+/_\s-]*={0,2}\s*$/.test(content)) throw new BadRecord('is not base64')
  if (format === 'JSON_RESUME') return readJsonResume(parseJson(bytes))
  return readLinkedInExport(await openLinkedInArchive(bytes))
}
