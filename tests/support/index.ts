export { chromiumArgs, chromiumPath } from './chromium.ts';
export { computed } from './computed.ts';
export { needs } from './needs.ts';
export { libreOfficePdf, openXmlValidator, pdfPages, pdfText, validateOpenXml } from './office.ts';
export { smallDisk } from './small-disk.ts';
export { tempDir } from './temp.ts';
