// What looks at untrusted documents and at changes, with the schema: the page fetches it after the first sight.

export { checkChange } from '../schema/limits'
export { parseDocument } from '../schema/schema'
export { parseDocuments } from './documents'
