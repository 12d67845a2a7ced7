import type { TestContext } from 'vitest';
import { TOOLS, findTool, type ToolName } from '../../scripts/lib/tools.ts';
import { openXmlValidator } from './office.ts';

/** Skips the running test, with the reason in the final report, when this machine lacks an outside program. */
export function needs(context: TestContext, ...tools: (ToolName | 'validator')[]): void {
  for (const tool of tools) {
    if (tool === 'validator') context.skip(!openXmlValidator(), 'Open XML SDK validator has no build for this machine');
    else context.skip(!findTool(tool), `${TOOLS[tool].title} not found`);
  }
}
