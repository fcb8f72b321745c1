import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A ZIP archive of these files. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  return buffer(archive.outputStream as NodeJS.ReadableStream)
}

/** What somebody downloads: the files that are read among others that are not. */
export const exportFiles = {
  'Profile.csv': 'First Name,Last Name,Headline,Geo Location,Birth Date\nAda,Byron,Analyst,"Oslo, Norway",Dec 10\n',
  'Positions.csv': 'Company Name,Title,Description,Started On,Finished On\nForge,Welder,Joined plates.,Mar 2019,\n',
  'Education.csv': 'School Name,Start Date,End Date,Degree Name\nTrade School,2012,2014,Diploma\n',
  'Skills.csv': 'Name\nWelding\n',
  'Email Addresses.csv': 'Email Address\nsomebody.else@example.com\n',
  'messages.csv': 'FROM,CONTENT\nCharles,Secret words\n',
} as const
