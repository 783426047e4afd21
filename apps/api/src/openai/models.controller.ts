import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { OpenAiModel, OpenAiModelList } from '#contract';
import type { Principal } from '#core';
import { Describe } from '../openapi.ts';
import { Asking } from '../principal.ts';
import { CollectionModels } from './collection-models.ts';

@ApiTags('openai')
@Controller('v1/models')
export class ModelsController {
  constructor(private readonly models: CollectionModels) {}

  @Get()
  @Describe({
    summary: 'What OpenAI’s clients may ask: a model for each collection, one for all, and the embedder',
    returns: OpenAiModelList,
  })
  async list(@Asking() principal: Principal): Promise<OpenAiModelList> {
    return { object: 'list', data: await this.models.list(principal) };
  }

  @Get(':id')
  @Describe({ summary: 'One of them', returns: OpenAiModel })
  async one(@Asking() principal: Principal, @Param('id') id: string): Promise<OpenAiModel> {
    return this.models.find(principal, id);
  }

  /** Some clients write the slash as it is. */
  @Get(':owner/:name')
  @ApiExcludeEndpoint()
  async oneOfTwoParts(@Asking() principal: Principal, @Param('owner') owner: string, @Param('name') name: string): Promise<OpenAiModel> {
    return this.models.find(principal, `${owner}/${name}`);
  }
}
