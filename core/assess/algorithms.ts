/** The algorithms a pack may name. Each has a schema for its scale (pack data) and turns inputs into a plain value. */
import type * as z from 'zod';
import { grade, gradingScaleSchema } from './grading.ts';

interface Algorithm {
  scaleSchema: z.ZodType;
  /** `null` while inputs are missing. */
  run(scale: unknown, inputs: Record<string, unknown>): unknown;
}

function algorithm<S extends z.ZodType>(
  scaleSchema: S,
  run: (scale: z.infer<S>, inputs: Record<string, unknown>) => unknown,
): Algorithm {
  const parsed = new WeakMap<object, z.infer<S>>();
  return {
    scaleSchema,
    run(scale, inputs) {
      const known = parsed.get(scale as object);
      if (known !== undefined) return run(known, inputs);
      const fresh = scaleSchema.parse(scale);
      parsed.set(scale as object, fresh);
      return run(fresh, inputs);
    },
  };
}

export const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  grading: algorithm(gradingScaleSchema, grade),
};
