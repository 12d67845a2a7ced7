/** zod compiles validators with `new Function` when it may; the CSP forbids that, so tell it before any schema is made. */
import * as z from 'zod';

z.config({ jitless: true });
