import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { expect, it } from 'vitest';
import { needsF16, WEBLLM_MODELS } from '../../../../src/inference/webllm/models';

it.each(WEBLLM_MODELS.map((model) => [model.id, model] as const))(
  '%s is in the package, with the memory that is said here',
  (id, { memoryMB, quantisation }) => {
    const listed = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id);
    expect(Math.round(listed?.vram_required_MB ?? 0)).toBe(memoryMB);
    expect(id).toContain(quantisation);
    if (listed?.required_features?.includes('shader-f16')) expect(needsF16(id)).toBe(true);
  },
);
